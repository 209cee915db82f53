/** Keeps keys of providers. What it holds never reaches the database, a log, an export, an error or a screen. */
export interface SecretStore {
  /** How a person would name it, such as "the system keychain". */
  readonly description: string;
  /** The key of a provider, or null. */
  get(provider: string): Promise<string | null>;
  /** Null forgets the key. Throws AppError `not-available` where this door cannot store keys. */
  set(provider: string, key: string | null): Promise<void>;
}
