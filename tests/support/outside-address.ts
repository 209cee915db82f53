import { networkInterfaces } from 'node:os';

/**
 * An address of this machine that is not loopback, so that for the product it lies elsewhere, while what is sent
 * to it stays on this machine. Null where there is no network.
 */
export function outsideAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}
