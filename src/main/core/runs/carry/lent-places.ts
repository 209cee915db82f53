import type { Carrier } from './carrier.ts';

/** An attempt on its way: session of its run and number of the item. */
interface AttemptKey {
  session: number;
  item: number;
}

type Runs = Pick<Carrier, 'runOf' | 'pump'>;

/** Gives the place of an attempt to others while a judge or user is asked for it. */
export function lendPlace(carrier: Runs, { session, item }: AttemptKey): void {
  const run = carrier.runOf(session);
  const flight = run?.inFlight.get(item);
  if (run === null || flight?.hasPlace !== true) return;
  flight.hasPlace = false;
  run.options.endpoint.leave();
  carrier.pump();
}

/** Waits for a place for an attempt that lent its own. */
export async function takePlaceBack(carrier: Runs, { session, item }: AttemptKey): Promise<void> {
  const run = carrier.runOf(session);
  const flight = run?.inFlight.get(item);
  if (run === null || flight === undefined || flight.hasPlace) return;
  await run.options.endpoint.enter();
  if (run.inFlight.get(item) === flight) flight.hasPlace = true;
  else run.options.endpoint.leave();
}
