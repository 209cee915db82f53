/** Part of the prelude: timers, structuredClone, require and module. */
export const GLOBALS_GUEST = String.raw`
  /** In the order they are due. */
  let timers = null;
  let timerCount = 0;

  function schedule(timer) {
    if (timers === null || timers.dueAt > timer.dueAt) { timer.next = timers; timers = timer; return; }
    let place = timers;
    while (place.next !== null && place.next.dueAt <= timer.dueAt) place = place.next;
    timer.next = place.next;
    place.next = timer;
  }

  function addTimer(action, delay, values, isRepeated) {
    if (typeof action !== 'function') throw new PlainTypeError('The callback of a timer must be a function.');
    const waits = +delay >= 1 ? +delay : 1;
    timerCount += 1;
    schedule({ id: timerCount, action, values, waits, isRepeated, dueAt: dateNow() + waits, next: null });
    return timerCount;
  }

  function removeTimer(id) {
    if (timers === null) return;
    if (timers.id === id) { timers = timers.next; return; }
    for (let place = timers; place.next !== null; place = place.next) {
      if (place.next.id === id) { place.next = place.next.next; return; }
    }
  }

  expose('setTimeout', (action, delay, ...values) => addTimer(action, delay, values, false));
  expose('setInterval', (action, delay, ...values) => addTimer(action, delay, values, true));
  expose('setImmediate', (action, ...values) => addTimer(action, 0, values, false));
  expose('clearTimeout', removeTimer);
  expose('clearInterval', removeTimer);
  expose('clearImmediate', removeTimer);
  expose('queueMicrotask', (action) => {
    if (typeof action !== 'function') throw new PlainTypeError('The callback must be a function.');
    call(promiseThen, resolved, () => {
      try { action(); } catch (error) { addTimer(() => { throw error; }, 0, [], false); }
    });
  });

  /** Milliseconds until the next timer; -1 when there is none. */
  function dueIn() {
    if (timers === null) return -1;
    const waits = timers.dueAt - dateNow();
    return waits > 0 ? waits : 0;
  }

  function fireNext() {
    const timer = timers;
    timers = timer.next;
    if (timer.isRepeated) { timer.dueAt = dateNow() + timer.waits; schedule(timer); }
    apply(timer.action, undefined, timer.values);
  }

  function cloned(value, seen) {
    if (typeof value === 'function' || typeof value === 'symbol') throw new PlainError('DataCloneError: ' + display(value) + ' could not be cloned.');
    if (typeof value !== 'object' || value === null) return value;
    const known = call(mapGet, seen, value);
    if (known !== undefined) return known;
    const keep = (copy) => { call(mapSet, seen, value, copy); return copy; };
    if (isBrand(dateTime, value)) return keep(new PlainDate(call(dateTime, value)));
    if (isBrand(regexSource, value)) return keep(new PlainRegExp(value));
    if (isBrand(mapSize, value)) {
      const copy = keep(new PlainMap());
      call(mapForEach, value, (item, key) => call(mapSet, copy, cloned(key, seen), cloned(item, seen)));
      return copy;
    }
    if (isBrand(setSize, value)) {
      const copy = keep(new PlainSet());
      call(setForEach, value, (item) => call(setAdd, copy, cloned(item, seen)));
      return copy;
    }
    if (isBuffer(value)) return keep(call(arraySlice, value));
    const copy = keep(isArray(value) ? [] : value instanceof PlainError ? new PlainError(value.message) : {});
    if (isArray(value)) copy.length = value.length;
    const keys = ownKeys(value);
    for (let index = 0; index < keys.length; index += 1) {
      const property = describeProperty(value, keys[index]);
      if (typeof keys[index] === 'string' && property !== undefined && property.enumerable) {
        defineProperty(copy, keys[index], { __proto__: null, value: cloned(value[keys[index]], seen), writable: true, enumerable: true, configurable: true });
      }
    }
    return copy;
  }

  expose('structuredClone', (value) => cloned(value, new PlainMap()));
  expose('performance', freeze({ now: () => dateNow() - startedAt }));
  expose('global', globalThis);

  const ASSERTS = { __proto__: null, assert: looseAssert, 'node:assert': looseAssert, 'assert/strict': strictAssert, 'node:assert/strict': strictAssert };
  pin('require', (name) => {
    if (typeof name === 'string' && ASSERTS[name] !== undefined) return ASSERTS[name];
    throw new PlainError("Cannot find module '" + toText(name) + "': code runs in a sandbox where only 'assert' can be required.");
  });
  const exported = {};
  expose('module', { exports: exported });
  expose('exports', exported);
`;
