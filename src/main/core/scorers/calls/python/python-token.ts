/** A token of a Python expression and where it stands. */
export type PythonToken = (
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly isFloat: boolean }
) & { readonly start: number; readonly end: number };

/** What a Python program cannot mean, or what no call needs. */
export class PythonFault extends Error {
  override readonly name = 'PythonFault';
}
