import type { EventBus } from '#core/api/event-bus.ts';
import { encodeWire } from '#shared/wire.ts';

const HEARTBEAT_MS = 15_000;
/** A reader that leaves this many bytes unread is cut off; its browser connects again by itself. */
const UNREAD_LIMIT = 4_000_000;

/** Everything the bus says, as server-sent events whose data is `{"name", "payload"}`. Ends with `signal`. */
export function eventStream(bus: EventBus, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        const send = (text: string) => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < 0) end();
        };
        const unlisten = bus.listen((name, payload) => send(`data: ${encodeWire({ name, payload })}\n\n`));
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
        stop = () => {
          unlisten();
          clearInterval(heartbeat);
          signal.removeEventListener('abort', end);
        };
        const end = () => {
          stop();
          controller.close();
        };
        if (signal.aborted) return end();
        signal.addEventListener('abort', end);
        send('retry: 1000\n\n');
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: UNREAD_LIMIT }),
  );
}
