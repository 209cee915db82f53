import { createDispatch } from '#core/api/dispatch.ts';
import type { Dispatch } from '#core/api/dispatch.ts';
import { calls } from '#shared/contract.ts';
import type { CallName, EventName, EventPayload, Handlers } from '#shared/contract.ts';
import { Settings } from '#shared/domain/settings.ts';
import { AppError } from '#shared/errors.ts';
import { providerAnswers } from './scripted-providers.ts';
import { environmentAnswers } from './scripted-environments.ts';
import { runAnswers } from './scripted-runs.ts';

export type Publish = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export interface ScriptedCore {
  readonly dispatch: Dispatch;
  readonly listen: (listener: (name: string, payload: unknown) => void) => void;
  readonly close: () => void;
}

/** A core that answers from memory with made-up runs, for looking at screens in states that are hard to reach. */
export function scriptedCore(now: number = Date.now()): ScriptedCore {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const publish: Publish = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  const runs = runAnswers(now, publish);
  const handlers = {
    ...unanswered(),
    ...environmentAnswers(now),
    ...providerAnswers(publish),
    ...runs.handlers,
    ...applicationAnswers(publish),
  } as Handlers;
  return {
    dispatch: createDispatch(handlers, { localPaths: true }),
    listen: (listener) => void listeners.add(listener),
    close: runs.close,
  };
}

function unanswered(): Partial<Handlers> {
  const refuse = (name: string) => () =>
    Promise.reject(new AppError('not-available', `${name} has no scripted answer.`));
  return Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, refuse(name)]));
}

function applicationAnswers(publish: Publish): Partial<Handlers> {
  let settings = Settings.parse({});
  let trash = [
    {
      id: 't1',
      kind: 'run' as const,
      title: 'GSM8K-mini 1.2.0 · run 7',
      deletedAt: '2026-11-20T10:00:00.000Z',
    },
    {
      id: 't2',
      kind: 'environment' as const,
      title: 'SQL repair 0.2.0',
      deletedAt: '2026-11-19T10:00:00.000Z',
    },
  ];
  return {
    'settings.get': async () => settings,
    'settings.set': async (patch) => {
      settings = Settings.parse({ ...settings, ...patch });
      publish('settings.changed', settings);
      return settings;
    },
    'trash.list': async () => trash,
    'trash.restore': async ({ ids }) => {
      trash = trash.filter(({ id }) => !ids.includes(id));
      return {};
    },
    'trash.empty': async () => {
      const removed = trash.length;
      trash = [];
      return { removed };
    },
    'app.info': async () => ({
      version: '0.1.0',
      door: 'browser',
      dataDirectory: '/home/someone/.local/share/benchgen',
      databaseBytes: 48_213_504,
      platform: 'linux x64',
      secretStore: 'file readable by you only',
    }),
    'docs.list': async () => [],
  };
}
