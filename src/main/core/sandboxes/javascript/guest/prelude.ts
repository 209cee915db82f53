import { ASSERT_GUEST } from './assert-guest.ts';
import { CONSOLE_GUEST } from './console-guest.ts';
import { GLOBALS_GUEST } from './globals-guest.ts';

/**
 * What runs before a program in its own interpreter: a function of the host's `write(stream, text)` and
 * `noteFailure(text)` that returns what the host drives the program by. It takes every built-in it needs before
 * the program can change any, and calls no method by looking it up.
 */
export const PRELUDE = String.raw`(function (hostWrite, hostNoteFailure, outputLimit) {
  'use strict';
  const { apply, ownKeys, getPrototypeOf: prototypeOf, getOwnPropertyDescriptor: describeProperty, defineProperty } = Reflect;
  const { create, freeze, is: isSame } = Object;
  const { isArray } = Array;
  const { stringify, parse } = JSON;
  const { trunc: truncate } = Math;
  const { now: dateNow } = Date;
  const toText = String;
  const PlainError = Error, PlainTypeError = TypeError, PlainDate = Date, PlainRegExp = RegExp, PlainMap = Map, PlainSet = Set;
  const getter = (prototype, name) => describeProperty(prototype, name).get;
  const { indexOf: stringIndexOf, slice: stringSlice, valueOf: stringValue } = String.prototype;
  const { valueOf: numberValue } = Number.prototype;
  const { valueOf: booleanValue } = Boolean.prototype;
  const { toString: symbolToString } = Symbol.prototype;
  const { toString: objectToString } = Object.prototype;
  const { toString: errorToString } = Error.prototype;
  const { getTime: dateTime, toJSON: dateToJson } = Date.prototype;
  const { exec: regexExec } = RegExp.prototype;
  const regexSource = getter(RegExp.prototype, 'source'), regexFlags = getter(RegExp.prototype, 'flags');
  const { forEach: mapForEach, get: mapGet, set: mapSet } = Map.prototype;
  const { forEach: setForEach, add: setAdd } = Set.prototype;
  const mapSize = getter(Map.prototype, 'size'), setSize = getter(Set.prototype, 'size');
  const { then: promiseThen } = Promise.prototype;
  const { isView } = ArrayBuffer;
  const arraySlice = prototypeOf(Uint8Array.prototype).slice;
  const resolved = Promise.resolve();
  const plainKey = /^[A-Za-z_$][\w$]*$/, indexKey = /^\d+$/;
  const startedAt = dateNow();

  const call = (method, self, ...values) => apply(method, self, values);
  const define = (target, key, value) => defineProperty(target, key, { __proto__: null, value, writable: false, enumerable: true, configurable: false });
  // This interpreter lets read-only values of the global object be defined anew, but no getters.
  const pin = (key, value) => defineProperty(globalThis, key, { __proto__: null, get: () => value, enumerable: true, configurable: false });
  const expose = (key, value) => defineProperty(globalThis, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  const isMatch = (pattern, text) => call(regexExec, pattern, text) !== null;
  const regexText = (value) => '/' + call(regexSource, value) + '/' + call(regexFlags, value);
  const isBuffer = (value) => isView(value) && !(value instanceof DataView);
  function isBrand(read, value) {
    try { apply(read, value, []); return true; } catch { return false; }
  }
  const cut = (text) => (text.length > outputLimit ? call(stringSlice, text, 0, outputLimit + 1) : text);
  const write = (stream, text) => { hostWrite(stream, cut(text)); };
  const noteFailure = (text) => { hostNoteFailure(cut(text)); };
${CONSOLE_GUEST}
${ASSERT_GUEST}
${GLOBALS_GUEST}
  function textOf(read) {
    try { const value = read(); return typeof value === 'string' ? cut(value) : null; } catch { return null; }
  }

  /** A thrown value as JSON text: {type, message, stack}. */
  function describe(error) {
    const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
    const type = isObject ? textOf(() => error.name) || textOf(() => error.constructor.name) || 'Error' : typeof error;
    const message = isObject ? textOf(() => error.message) : null;
    return stringify({ __proto__: null, type, message: message ?? cut(display(error)), stack: (isObject && textOf(() => error.stack)) || '' });
  }

  async function callFunction(target, argumentsText) {
    const value = await apply(target, undefined, parse(argumentsText));
    const text = stringify(value);
    return text === undefined ? 'null' : text;
  }

  return { __proto__: null, dueIn, fireNext, describe, callFunction };
})`;
