import { type CallName, calls, type Handlers } from '#shared/contract.ts';
import { AppError, type Reply, toReply } from '#shared/errors.ts';
import { inputSentence } from '#shared/input-sentence.ts';

/** What a door is allowed to ask for. `localPaths`: calls that take a path of this machine. */
export interface DoorRights {
  localPaths: boolean;
}

export type Dispatch = (name: string, input: unknown) => Promise<Reply<unknown>>;

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** The one door into the core: IPC, HTTP and the command line all knock here. It never rejects. */
export function createDispatch(handlers: Handlers, rights: DoorRights): Dispatch {
  return async (name, input) => {
    try {
      const value = await answer(handlers, rights, name, input);
      return { ok: true, value };
    } catch (error) {
      return toReply(error);
    }
  };
}

async function answer(
  handlers: Handlers,
  rights: DoorRights,
  name: string,
  input: unknown,
): Promise<unknown> {
  if (!isCallName(name)) throw new AppError('not-found', `There is no call named ${name}.`);
  if (calls[name].local && !rights.localPaths) {
    throw new AppError(
      'not-available',
      `${name} takes a path and works on the desktop and the command line only.`,
    );
  }
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw new AppError('invalid-input', inputSentence(parsed.error));
  const handler = handlers[name] as (input: unknown) => Promise<unknown>;
  return handler(parsed.data);
}
