/** Part of the prelude: what `require('assert')` gives, after the documentation of Node's module of that name. */
export const ASSERT_GUEST = String.raw`
  class AssertionError extends PlainError {
    constructor(options) {
      super(options.message);
      define(this, 'name', 'AssertionError');
      define(this, 'code', 'ERR_ASSERTION');
      define(this, 'actual', options.actual);
      define(this, 'expected', options.expected);
      define(this, 'operator', options.operator);
    }
  }

  /** Assertions inside of throws and rejects are about the error, and no failures of the program. */
  let guarded = 0;

  function failed(given, standard, facts) {
    if (given instanceof PlainError) { if (guarded === 0) noteFailure(display(given)); throw given; }
    const message = given === undefined ? standard : display(given);
    if (guarded === 0) noteFailure(message);
    throw new AssertionError({ message, ...facts });
  }

  function compared(operator, words, isRight) {
    return (actual, expected, message) => {
      if (isRight(actual, expected)) return;
      failed(message, 'Expected ' + display(actual) + ' ' + words + ' ' + display(expected), { actual, expected, operator });
    };
  }

  const isLooselySame = (one, other) => one == other || (one !== one && other !== other);

  function sameEntries(one, other, isStrict, pairs) {
    const keys = enumerableKeys(one, isStrict);
    const others = enumerableKeys(other, isStrict);
    if (keys.length !== others.length) return false;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (!isEnumerable(other, key) || !isDeep(one[key], other[key], isStrict, pairs)) return false;
    }
    return true;
  }

  function enumerableKeys(value, withSymbols) {
    const all = ownKeys(value);
    const keys = [];
    let count = 0;
    for (let index = 0; index < all.length; index += 1) {
      const key = all[index];
      if ((typeof key === 'symbol' && !withSymbols) || !isEnumerable(value, key)) continue;
      define(keys, count, key);
      count += 1;
    }
    return keys;
  }

  function isEnumerable(value, key) {
    const property = describeProperty(value, key);
    return property !== undefined && property.enumerable;
  }

  function listOf(forEach, value) {
    const items = [];
    let count = 0;
    call(forEach, value, (item, key) => { define(items, count, { key, item, isTaken: false }); count += 1; });
    return items;
  }

  function sameMembers(one, other, isStrict, pairs) {
    if (one.length !== other.length) return false;
    for (let index = 0; index < one.length; index += 1) {
      const { key, item } = one[index];
      let isFound = false;
      for (let place = 0; place < other.length && !isFound; place += 1) {
        const candidate = other[place];
        if (candidate.isTaken || !isDeep(key, candidate.key, isStrict, pairs)) continue;
        isFound = isDeep(item, candidate.item, isStrict, pairs);
        if (isFound) candidate.isTaken = true;
      }
      if (!isFound) return false;
    }
    return true;
  }

  function samePrimitive(read, one, other) {
    if (isBrand(read, one) !== isBrand(read, other)) return false;
    return !isBrand(read, one) || isSame(call(read, one), call(read, other));
  }

  function sameKind(one, other, isStrict) {
    if (isArray(one) !== isArray(other) || (isArray(one) && one.length !== other.length)) return false;
    if ((one instanceof PlainError) !== (other instanceof PlainError)) return false;
    if (one instanceof PlainError && (one.message !== other.message || one.name !== other.name)) return false;
    if (isBrand(regexSource, one) !== isBrand(regexSource, other)) return false;
    if (isBrand(regexSource, one) && regexText(one) !== regexText(other)) return false;
    return samePrimitive(dateTime, one, other) && samePrimitive(numberValue, one, other)
      && samePrimitive(stringValue, one, other) && samePrimitive(booleanValue, one, other)
      && samePrimitive(mapSize, one, other) && samePrimitive(setSize, one, other)
      && call(objectToString, one) === call(objectToString, other)
      && (!isStrict || prototypeOf(one) === prototypeOf(other));
  }

  function isDeep(one, other, isStrict, pairs) {
    if (isStrict ? isSame(one, other) : one === other) return true;
    const areObjects = typeof one === 'object' && one !== null && typeof other === 'object' && other !== null;
    if (!areObjects) {
      const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
      return !isStrict && !isObject(one) && !isObject(other) && isLooselySame(one, other);
    }
    for (let pair = pairs; pair !== null; pair = pair.next) if (pair.one === one && pair.other === other) return true;
    if (!sameKind(one, other, isStrict)) return false;
    const deeper = { one, other, next: pairs };
    if (isBrand(mapSize, one) && !sameMembers(listOf(mapForEach, one), listOf(mapForEach, other), isStrict, deeper)) return false;
    if (isBrand(setSize, one) && !sameMembers(listOf(setForEach, one), listOf(setForEach, other), isStrict, deeper)) return false;
    return sameEntries(one, other, isStrict, deeper);
  }

  function isAsExpected(error, expected) {
    if (expected === undefined || typeof expected === 'string') return true;
    if (isBrand(regexSource, expected)) return isMatch(expected, toText(error));
    if (typeof expected === 'function') {
      const isClass = expected.prototype !== undefined && error instanceof expected;
      if (isClass || isPrototypeOf(PlainError, expected)) return isClass;
      return apply(expected, undefined, [error]) === true;
    }
    const keys = ownKeys(expected);
    for (let index = 0; index < keys.length; index += 1) {
      const wanted = expected[keys[index]];
      const got = error === null || error === undefined ? undefined : error[keys[index]];
      const isRight = isBrand(regexSource, wanted) && typeof got === 'string' ? isMatch(wanted, got) : isDeep(got, wanted, true, null);
      if (!isRight) return false;
    }
    return true;
  }

  function isPrototypeOf(base, maker) {
    for (let one = maker; one !== null; one = prototypeOf(one)) if (one === base) return true;
    return false;
  }

  function judgeThrown(thrown, expected, message, operator) {
    const text = typeof expected === 'string' ? expected : message;
    if (thrown === null) failed(text, operator === 'rejects' ? 'Missing expected rejection.' : 'Missing expected exception.', { operator });
    if (!isAsExpected(thrown.error, expected)) throw thrown.error;
  }

  function throws(action, expected, message) {
    let thrown = null;
    guarded += 1;
    try { action(); } catch (error) { thrown = { error }; } finally { guarded -= 1; }
    judgeThrown(thrown, expected, message, 'throws');
  }

  async function rejects(action, expected, message) {
    let thrown = null;
    guarded += 1;
    try { await (typeof action === 'function' ? action() : action); } catch (error) { thrown = { error }; } finally { guarded -= 1; }
    judgeThrown(thrown, expected, message, 'rejects');
  }

  function ok(...values) {
    const value = values[0];
    const message = values[1];
    if (!value) failed(message, values.length === 0 ? 'No value argument passed to assert.ok()' : 'The expression evaluated to a falsy value: ' + display(value), { actual: value, expected: true, operator: '==' });
  }

  const isDeepStrict = (one, other) => isDeep(one, other, true, null);
  const isDeepLoose = (one, other) => isDeep(one, other, false, null);
  const not = (isRight) => (one, other) => !isRight(one, other);
  const fits = (text, pattern) => typeof text === 'string' && isMatch(pattern, text);

  const common = {
    ok, throws, rejects, AssertionError,
    strictEqual: compared('strictEqual', 'to be strictly equal to', isSame),
    notStrictEqual: compared('notStrictEqual', 'not to be strictly equal to', not(isSame)),
    deepStrictEqual: compared('deepStrictEqual', 'to deeply and strictly equal', isDeepStrict),
    notDeepStrictEqual: compared('notDeepStrictEqual', 'not to deeply and strictly equal', not(isDeepStrict)),
    match: compared('match', 'to match', fits),
    doesNotMatch: compared('doesNotMatch', 'not to match', not(fits)),
    fail: (message) => failed(message, 'Failed', { operator: 'fail' }),
    ifError: (value) => { if (value !== null && value !== undefined) failed(value instanceof PlainError ? value : undefined, 'ifError got unwanted exception: ' + display(value), { actual: value, operator: 'ifError' }); },
    doesNotThrow: (action, message) => {
      try { action(); } catch (error) { failed(typeof message === 'string' ? message : undefined, 'Got unwanted exception: ' + display(error), { actual: error, operator: 'doesNotThrow' }); }
    },
    doesNotReject: async (action) => {
      try { await (typeof action === 'function' ? action() : action); } catch (error) { failed(undefined, 'Got unwanted rejection: ' + display(error), { actual: error, operator: 'doesNotReject' }); }
    },
  };

  function assertModule(isStrict) {
    const assert = (...values) => apply(ok, undefined, values);
    const loose = {
      equal: isStrict ? common.strictEqual : compared('==', 'to equal', isLooselySame),
      notEqual: isStrict ? common.notStrictEqual : compared('!=', 'not to equal', not(isLooselySame)),
      deepEqual: isStrict ? common.deepStrictEqual : compared('deepEqual', 'to deeply equal', isDeepLoose),
      notDeepEqual: isStrict ? common.notDeepStrictEqual : compared('notDeepEqual', 'not to deeply equal', not(isDeepLoose)),
    };
    const members = { ...common, ...loose };
    const keys = ownKeys(members);
    for (let index = 0; index < keys.length; index += 1) define(assert, keys[index], members[keys[index]]);
    return assert;
  }

  const strictAssert = assertModule(true);
  define(strictAssert, 'strict', strictAssert);
  const looseAssert = assertModule(false);
  define(looseAssert, 'strict', strictAssert);
  freeze(strictAssert);
  freeze(looseAssert);
`;
