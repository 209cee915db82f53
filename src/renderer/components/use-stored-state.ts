import { useCallback } from 'react';
import { create } from 'zustand';

/** Values read or written since the window opened, so that all users of a key see the same one. */
const useStoredValues = create<Readonly<Record<string, unknown>>>(() => ({}));

/** State that survives a reload, kept in the browser's storage under `benchgen.KEY`; shared by all who name the key. */
export function useStoredState<Value>(key: string, initial: Value): readonly [Value, (value: Value) => void] {
  const held = useStoredValues((values) => values[key]);
  const value = held === undefined ? readStored(key, initial) : (held as Value);
  const store = useCallback(
    (next: Value) => {
      writeStored(key, next);
      useStoredValues.setState({ [key]: next });
    },
    [key],
  );
  return [value, store];
}

/** What is stored under a key, or the fallback when nothing of the same type is. */
export function readStored<Value>(key: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(`benchgen.${key}`);
    if (text === null) return fallback;
    const value: unknown = JSON.parse(text);
    return typeof value === typeof fallback && value !== null ? (value as Value) : fallback;
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`benchgen.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the memory of a size, nothing else.
  }
}
