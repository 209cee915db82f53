import type { Dispatch } from '#core/api/dispatch.ts';
import { type DesktopCallName, desktopCalls, type DesktopHandlers } from '#shared/desktop-contract.ts';
import { AppError, toReply } from '#shared/errors.ts';
import { inputSentence } from '#shared/input-sentence.ts';

/** Answers the calls of the desktop contract itself and hands all others to the core. */
export function desktopDispatch(handlers: DesktopHandlers, core: Dispatch): Dispatch {
  return async (name, input) => {
    if (!isDesktopCall(name)) return core(name, input);
    const parsed = desktopCalls[name].input.safeParse(input);
    if (!parsed.success) return toReply(new AppError('invalid-input', inputSentence(parsed.error)));
    const handler = handlers[name] as (input: unknown) => Promise<unknown>;
    try {
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      return toReply(error);
    }
  };
}

function isDesktopCall(name: string): name is DesktopCallName {
  return Object.hasOwn(desktopCalls, name);
}
