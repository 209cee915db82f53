import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address cannot lead off this machine. Takes the host name of a parsed URL, IPv6 with or without brackets. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
}

function isLoopbackAddress(address: string): boolean {
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves names like `dns.lookup`, but to loopback addresses only: a hosts file may send `localhost` anywhere. */
export function lookupLoopback(hostname: string, options: LookupOptions, answer: Answer): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const inside = addresses.filter(({ address }) => isLoopbackAddress(address));
    const [first] = inside;
    if (!first) return answer(notHere(hostname), []);
    return options.all ? answer(null, inside) : answer(null, first.address, first.family);
  });
}

function notHere(hostname: string): Error {
  return Object.assign(new Error(`${hostname} is not on this machine.`), { code: 'ENOTFOUND' });
}
