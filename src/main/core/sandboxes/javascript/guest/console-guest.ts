/** Part of the prelude: a console that writes through `write` and tells failed assertions through `noteFailure`. */
export const CONSOLE_GUEST = String.raw`
  const MOST_ITEMS = 100;
  const MOST_DEPTH = 4;

  function quoted(text) { return isIn(text, "'") ? stringify(text) : "'" + text + "'"; }
  function isIn(text, part) { return call(stringIndexOf, text, part) >= 0; }

  function keyText(key) {
    if (typeof key === 'symbol') return '[' + call(symbolToString, key) + ']';
    return isMatch(plainKey, key) ? key : quoted(key);
  }

  function errorText(error) {
    const stack = error.stack;
    const head = call(errorToString, error);
    return typeof stack === 'string' && stack !== '' ? head + '\n' + stack : head;
  }

  function joined(open, close, parts) {
    let text = '';
    for (let index = 0; index < parts.length; index += 1) text += (index === 0 ? ' ' : ', ') + parts[index];
    return parts.length === 0 ? open + close : open + text + ' ' + close;
  }

  function entriesOf(value, depth, seen) {
    const parts = [];
    let count = 0;
    const add = (text) => { if (count < MOST_ITEMS) define(parts, count, text); count += 1; };
    if (isArray(value)) {
      for (let index = 0; index < value.length && count <= MOST_ITEMS; index += 1) add(shown(value[index], depth + 1, seen));
    } else if (isBrand(mapSize, value)) {
      call(mapForEach, value, (item, key) => add(shown(key, depth + 1, seen) + ' => ' + shown(item, depth + 1, seen)));
    } else if (isBrand(setSize, value)) {
      call(setForEach, value, (item) => add(shown(item, depth + 1, seen)));
    }
    const keys = ownKeys(value);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      const property = describeProperty(value, key);
      if (property === undefined || !property.enumerable) continue;
      if (isArray(value) && typeof key === 'string' && isMatch(indexKey, key)) continue;
      const text = 'value' in property ? shown(property.value, depth + 1, seen) : '[Getter]';
      add(keyText(key) + ': ' + text);
    }
    if (count > MOST_ITEMS) define(parts, MOST_ITEMS, '... more items');
    return parts;
  }

  function prefixOf(value) {
    const prototype = prototypeOf(value);
    if (prototype === null) return '[Object: null prototype] ';
    const maker = prototype.constructor;
    const name = typeof maker === 'function' ? maker.name : '';
    if (isBrand(mapSize, value)) return 'Map(' + call(mapSize, value) + ') ';
    if (isBrand(setSize, value)) return 'Set(' + call(setSize, value) + ') ';
    return name === 'Object' || name === 'Array' || typeof name !== 'string' || name === '' ? '' : name + ' ';
  }

  function shown(value, depth, seen) {
    if (typeof value === 'string') return depth === 0 ? value : quoted(value);
    if (typeof value === 'bigint') return toText(value) + 'n';
    if (typeof value === 'symbol') return call(symbolToString, value);
    if (typeof value === 'number') return isSame(value, -0) ? '-0' : toText(value);
    if (typeof value === 'function') return '[Function: ' + (toText(value.name) || '(anonymous)') + ']';
    if (typeof value !== 'object' || value === null) return toText(value);
    if (isBrand(dateTime, value)) return toText(call(dateToJson, value));
    if (isBrand(regexSource, value)) return regexText(value);
    if (value instanceof PlainError) return errorText(value);
    for (let one = seen; one !== null; one = one.next) if (one.value === value) return '[Circular]';
    if (depth > MOST_DEPTH) return isArray(value) ? '[Array]' : '[Object]';
    const parts = entriesOf(value, depth, { value, next: seen });
    return isArray(value) ? prefixOf(value) + joined('[', ']', parts) : prefixOf(value) + joined('{', '}', parts);
  }

  function display(value) {
    try { return shown(value, 0, null); } catch (error) { return '[not printable]'; }
  }

  function formatted(values) {
    let text = '';
    let next = 0;
    if (values.length > 1 && typeof values[0] === 'string' && isIn(values[0], '%')) {
      const pattern = values[0];
      next = 1;
      for (let index = 0; index < pattern.length; index += 1) {
        const kind = pattern[index] === '%' ? pattern[index + 1] : undefined;
        if (kind === '%') { text += '%'; index += 1; continue; }
        const known = kind === 's' || kind === 'd' || kind === 'i' || kind === 'f' || kind === 'j' || kind === 'o' || kind === 'O';
        if (!known || next >= values.length) { text += pattern[index]; continue; }
        const value = values[next];
        next += 1;
        index += 1;
        text += kind === 'j' ? stringify(value) : kind === 'd' || kind === 'f' ? toText(+value) : kind === 'i' ? toText(truncate(+value)) : display(value);
      }
    }
    for (let index = next; index < values.length; index += 1) text += (index === 0 ? '' : ' ') + display(values[index]);
    return text;
  }

  let indent = '';
  const line = (stream) => (...values) => write(stream, indent + formatted(values) + '\n');
  const out = line('stdout');
  const err = line('stderr');
  const counts = create(null);

  function consoleAssert(condition, ...values) {
    if (condition) return;
    const text = values.length === 0 ? 'Assertion failed' : 'Assertion failed: ' + formatted(values);
    noteFailure(text);
    write('stderr', text + '\n');
  }

  const guestConsole = {
    log: out, info: out, debug: out, dir: (value) => out(value), table: out,
    warn: err, error: err, trace: (...values) => write('stderr', indent + 'Trace: ' + formatted(values) + '\n'),
    group: (...values) => { if (values.length > 0) apply(out, undefined, values); indent += '  '; },
    groupEnd: () => { indent = call(stringSlice, indent, 2); },
    count: (label = 'default') => { counts[label] = (counts[label] || 0) + 1; out(label + ': ' + counts[label]); },
    time: () => {}, timeEnd: () => {}, timeLog: () => {},
  };
  define(guestConsole, 'assert', consoleAssert);
  pin('console', guestConsole);
`;
