import type * as Electron from 'electron';

type Used = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & {
  protocol: Pick<Electron.Protocol, 'handle'>;
  webRequest: { onBeforeRequest(listener: BeforeRequest | null): void };
};
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

/** A session that calls what was registered with it. */
export class StandInSession implements Used {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  /** Requests that were let out to somewhere else. There should be none. */
  readonly foreignRequests: string[] = [];
  #beforeRequest: BeforeRequest | null = null;
  readonly #schemes = new Map<string, Parameters<Electron.Protocol['handle']>[1]>();

  readonly protocol = {
    handle: (scheme: string, handler: Parameters<Electron.Protocol['handle']>[1]) => {
      this.#schemes.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null) => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    this.devicePermission = handler;
  }

  /** What the application's own handler answers for an address; null if the request is cancelled. */
  async answer(url: string, method: string): Promise<Response | null> {
    if (this.#isCancelled(url)) return null;
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1));
    if (handler !== undefined) return handler(new Request(url, { method }));
    this.foreignRequests.push(url);
    return null;
  }

  #isCancelled(url: string): boolean {
    let isCancelled = false;
    this.#beforeRequest?.({ url } as Electron.OnBeforeRequestListenerDetails, ({ cancel = false }) => {
      isCancelled = cancel;
    });
    return isCancelled;
  }
}
