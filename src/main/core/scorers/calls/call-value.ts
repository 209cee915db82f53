/** A value in a call. Other than in JavaScript, 5 and 5.0 are different things. */
export type CallValue =
  | { readonly kind: 'integer' | 'float'; readonly number: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly CallValue[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, CallValue> };

export type ValueKind = CallValue['kind'];

/** One call as a model wrote it. */
export interface ModelCall {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, CallValue>;
}

/** The calls of an answer, or why there are none to be read, in words that are the same for the same kind of trouble. */
export type CallReading = { readonly calls: readonly ModelCall[] } | { readonly problem: string };
