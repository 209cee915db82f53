import * as z from 'zod';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Requests that only the desktop window answers, beside those of contract.ts: they need the system's own windows. */
export const desktopCalls = {
  /** The save dialog of the system; null when the person cancelled. */
  'dialog.saveFile': call(
    z.object({ fileName: z.string().max(255) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** The open dialog of the system, for bundles; empty when the person cancelled. */
  'dialog.openBundles': call(z.object({}), z.object({ paths: z.array(z.string()) })),
  /** Shows a saved file in the file manager of the system. */
  'shell.showInFolder': call(z.object({ path: z.string() }), z.object({})),
};

type DesktopCalls = typeof desktopCalls;
export type DesktopCallName = keyof DesktopCalls;
export type DesktopHandlers = {
  [N in DesktopCallName]: (
    input: z.output<DesktopCalls[N]['input']>,
  ) => Promise<z.output<DesktopCalls[N]['output']>>;
};
