import { deflateRawSync } from 'node:zlib';

import { type CraftedEntry, craftZip } from './craft-zip.ts';

/** A zip that must be refused, and what its refusal must say. */
export interface HostileZip {
  title: string;
  bytes: () => Buffer;
  says: RegExp;
}

const good: CraftedEntry = { name: 'environment.yaml', data: 'schema: benchgen/1\n' };
const evil =
  (name: string | Buffer): (() => Buffer) =>
  () =>
    craftZip([good, { name, data: 'evil' }]);
const zeros = Buffer.alloc(20 << 20);
const bomb = (entry: Partial<CraftedEntry>): Buffer =>
  craftZip([good, { name: 'bomb.bin', data: zeros, ...entry }]);
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
};
const words = Buffer.from('hello hello world '.repeat(500));

export const hostileZips: readonly HostileZip[] = [
  { title: 'a path that climbs out', bytes: evil('../evil.txt'), says: /leads out of the bundle/ },
  {
    title: 'a path that climbs out from within',
    bytes: evil('a/../../evil.txt'),
    says: /leads out of the bundle/,
  },
  { title: 'an absolute path', bytes: evil('/etc/evil.txt'), says: /absolute path/ },
  { title: 'backslashes', bytes: evil('..\\evil.txt'), says: /backslash/ },
  { title: 'a drive letter', bytes: evil('C:/evil.txt'), says: /drive letter/ },
  { title: 'a path with a dot part', bytes: evil('a/./b.txt'), says: /empty part or "\."/ },
  { title: 'an empty name', bytes: evil(''), says: /empty name/ },
  {
    title: 'a symbolic link',
    bytes: () => craftZip([good, { name: 'link', data: '/etc', method: 0, mode: 0o120777 }]),
    says: /symbolic link/,
  },
  {
    title: 'a device',
    bytes: () => craftZip([good, { name: 'dev', mode: 0o020666 }]),
    says: /special file/,
  },
  {
    title: 'a folder that is a file',
    bytes: () => craftZip([good, { name: 'folder', data: 'x', mode: 0o040755 }]),
    says: /folder and a file at once/,
  },
  {
    title: 'the same name twice',
    bytes: () => craftZip([good, { name: 'a.json', data: '{}' }, { name: 'a.json', data: '[]' }]),
    says: /twice/,
  },
  {
    title: 'names that differ only in case',
    bytes: () => craftZip([good, { name: 'Data.json', data: '{}' }, { name: 'data.json', data: '[]' }]),
    says: /upper and lower case/,
  },
  {
    title: 'folders that differ only in case',
    bytes: () => craftZip([good, { name: 'Data/a', data: '1' }, { name: 'data/b', data: '2' }]),
    says: /upper and lower case/,
  },
  {
    title: 'names that differ only in Unicode form',
    bytes: () => craftZip([good, { name: 'caf\u00e9', data: '1' }, { name: 'cafe\u0301', data: '2' }]),
    says: /Unicode form/,
  },
  {
    title: 'a file beside a folder of the same name',
    bytes: () => craftZip([good, { name: 'dir', data: 'x' }, { name: 'dir/file', data: 'y' }]),
    says: /file and a folder at once/,
  },
  {
    title: 'an encrypted entry',
    bytes: () => craftZip([good, { name: 'secret', data: 'secretsecret', flags: 0x801, method: 0 }]),
    says: /encrypted/,
  },
  {
    title: 'an unknown method',
    bytes: () => craftZip([good, { name: 'lzma', data: 'x', method: 14, packed: Buffer.from('x') }]),
    says: /method 14/,
  },
  { title: 'a bomb that says so', bytes: () => bomb({}), says: /250 times/ },
  {
    title: 'a bomb that claims to be small',
    bytes: () => bomb({ bytes: 10 }),
    says: /size that the zip declares/,
  },
  {
    title: 'a bomb that claims to be empty',
    bytes: () => bomb({ bytes: 0 }),
    says: /size that the zip declares/,
  },
  {
    title: 'an entry that claims to be larger than it is',
    bytes: () => craftZip([good, { name: 'short', data: words, bytes: words.length + 1 }]),
    says: /size that the zip declares/,
  },
  {
    title: 'a stored entry with two sizes',
    bytes: () => craftZip([good, { name: 'stored', data: 'tiny', method: 0, bytes: 5 }]),
    says: /declares 5 bytes but holds 4/,
  },
  {
    title: 'an entry of 3 GB',
    bytes: () => craftZip([good, { name: 'huge', data: words, bytes: 3 * 2 ** 30 }]),
    says: /larger than 2 GB when unpacked/,
  },
  {
    title: 'more than fits altogether',
    bytes: () =>
      craftZip(
        [1, 2, 3].map((n) => ({
          name: `f${n}`,
          data: words,
          bytes: 1.9 * 2 ** 30,
          packed: Buffer.alloc(9 << 20),
        })),
      ),
    says: /unpacks to more than 4 GB/,
  },
  {
    title: 'entries that share their bytes',
    bytes: () =>
      craftZip(
        [
          { name: 'f0', data: words },
          { name: 'f0', data: words, offset: 0 },
        ].map((entry, index) => ({ ...entry, name: `f${index}`, local: { name: 'f0' } })),
      ),
    says: /another name in its own header/,
  },
  {
    title: 'entries that overlap',
    bytes: () => {
      const inner = craftZip([{ name: 'inner', data: words, method: 0 }]);
      const innerEntry = { name: 'inner', data: words, method: 0 };
      const outer = { name: 'outer', data: inner, method: 0 };
      return craftZip([outer, { ...innerEntry, offset: 30 + 'outer'.length }]);
    },
    says: /shares its bytes/,
  },
  {
    title: 'too many entries',
    bytes: () => craftZip(Array.from({ length: 10_001 }, (_, n) => ({ name: `e${n}`, method: 0 }))),
    says: /10,001 entries/,
  },
  {
    title: 'entries that are not counted',
    bytes: () => craftZip([good, { name: 'a', data: 'a' }, { name: 'b', data: 'b' }], { count: 1 }),
    says: /more entries than its end record counts: some are hidden/,
  },
  {
    title: 'a count of entries that are not there',
    bytes: () => craftZip([good], { count: 7 }),
    says: /fewer entries/,
  },
  {
    title: 'an entry that is not listed',
    bytes: () => craftZip([{ ...good, gap: craftZip([{ name: 'hidden', data: 'x' }]) }]),
    says: /hidden data/,
  },
  {
    title: 'another name in the local header',
    bytes: () => craftZip([good, { name: 'a.txt', data: 'x', local: { name: '../a' } }]),
    says: /another name in its own header/,
  },
  {
    title: 'another size in the local header',
    bytes: () => craftZip([good, { name: 'a.txt', data: 'x', local: { bytes: 99 } }]),
    says: /another size in its own header/,
  },
  {
    title: 'another method in the local header',
    bytes: () => craftZip([good, { name: 'a.txt', data: 'x', local: { method: 0 } }]),
    says: /packed otherwise by its own header/,
  },
  {
    title: 'an entry beyond the end',
    bytes: () => craftZip([good, { name: 'far', data: 'x', offset: 1_000_000 }]),
    says: /lies outside of the file/,
  },
  {
    title: 'an entry that is not there',
    bytes: () => craftZip([good, { name: 'x', data: 'x', offset: 5 }]),
    says: /not where the list of contents says/,
  },
  { title: 'a NUL in a name', bytes: evil('nul\0.txt'), says: /NUL character/ },
  { title: 'a control character in a name', bytes: evil('a\u001b[2J.txt'), says: /control character/ },
  { title: 'a right-to-left override in a name', bytes: evil('a\u202egpj.exe'), says: /control character/ },
  { title: 'a name that is not UTF-8', bytes: evil(Buffer.from([0xff, 0xfe, 0x41])), says: /not UTF-8/ },
  {
    title: 'a name that Windows reserves',
    bytes: evil('data/CON.txt'),
    says: /"CON\.txt", which Windows reserves/,
  },
  { title: 'a name with a colon', bytes: evil('data/a:b.txt'), says: /Windows does not allow/ },
  { title: 'a name that ends with a space', bytes: evil('trail. '), says: /ends with a dot or a space/ },
  { title: 'a very long name', bytes: evil(`${'x'.repeat(5_000)}.txt`), says: /more than 240 characters/ },
  { title: 'very many folders', bytes: evil(`${'d/'.repeat(17)}x`), says: /folders deep/ },
  {
    title: 'a wrong checksum',
    bytes: () => craftZip([good, { name: 'crc', data: words, crc: 0x12345678 }]),
    says: /does not match its checksum/,
  },
  {
    title: 'a wrong checksum of a stored entry',
    bytes: () => craftZip([good, { name: 'crc', data: words, crc: 0x12345678, method: 0 }]),
    says: /does not match its checksum/,
  },
  {
    title: 'packed content that is damaged',
    bytes: () => craftZip([good, { name: 'cut', data: words, packed: flipped(deflateRawSync(words), 3) }]),
    says: /is damaged: its content|size that the zip declares/,
  },
  { title: 'a cut file', bytes: () => craftZip([good]).subarray(0, -15), says: /cut off/ },
  {
    title: 'something else than a zip',
    bytes: () => Buffer.from('GIF89a and so on'),
    says: /not a zip file/,
  },
  { title: 'an empty file', bytes: () => Buffer.alloc(0), says: /not a zip file/ },
  {
    title: 'data before the zip',
    bytes: () => craftZip([good], { prefix: Buffer.from('#!/bin/sh\necho hi\n') }),
    says: /begins with other data/,
  },
  {
    title: 'data after the zip',
    bytes: () => craftZip([good], { suffix: Buffer.from('more') }),
    says: /cut off/,
  },
];
