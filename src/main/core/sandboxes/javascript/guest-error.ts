import type { CodeOutcome } from '#core/engine/ports.ts';

type GuestFault = NonNullable<CodeOutcome['error']>;

/** A thrown value as the prelude described it. What is no description becomes an error without a text. */
export function readGuestError(description: string): GuestFault {
  const value: unknown = JSON.parse(description);
  const fields = typeof value === 'object' && value !== null ? value : {};
  const text = (key: string) => {
    const field: unknown = Object.getOwnPropertyDescriptor(fields, key)?.value;
    return typeof field === 'string' ? field : '';
  };
  const [type, message, stack] = [text('type') || 'Error', text('message'), text('stack')];
  return { type, message, traceback: stack === '' ? '' : `${type}: ${message}\n${stack}` };
}

/** A fault of the program that the interpreter never put into words. */
export function guestFault(type: string, message: string): GuestFault {
  return { type, message, traceback: '' };
}
