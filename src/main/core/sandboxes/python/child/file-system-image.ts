import type { MemoryFileSystem, MemoryNode } from './emscripten.ts';

const READ_ONLY = 69;
const NO_SPACE = 51;
const MOST_NODES = 10_000;

/** The files in memory at one moment, to go back to. What is there then cannot be changed any more. */
export interface FileSystemImage {
  /** Bytes that may be written from now on. */
  allow(bytes: number): void;
  /** Takes back all that was made since. False when that is not possible and the interpreter must go. */
  restore(): boolean;
}

interface Directory {
  readonly node: MemoryNode;
  readonly contents: Readonly<Record<string, MemoryNode>>;
  readonly mtime: number;
}

export function takeFileSystemImage(files: MemoryFileSystem, sample: MemoryNode): FileSystemImage {
  const kept = new Set<MemoryNode>();
  const directories: Directory[] = [];
  collect(files.root, kept, directories);
  const budget = { bytes: 0, nodes: MOST_NODES };
  const made: MemoryNode[] = [];
  guardNodes(files, { kept, made, budget }, sample);
  const streams = files.streams.map((stream) => ({ stream, fd: stream?.fd, flags: stream?.flags }));
  const { currentPath, nextInode } = files;
  return {
    allow(bytes) {
      budget.bytes = bytes;
      budget.nodes = MOST_NODES;
    },
    restore() {
      for (const node of made.splice(0).reverse()) files.hashRemoveNode(node);
      for (const { node, contents, mtime } of directories) {
        node.contents = { ...contents };
        node.mtime = mtime;
      }
      files.currentPath = currentPath;
      files.nextInode = nextInode;
      files.streams.length = streams.length;
      return streams.every(({ stream, fd, flags }, index) => {
        const now = files.streams[index];
        return now === stream && now?.fd === fd && now?.flags === flags;
      });
    },
  };
}

function collect(node: MemoryNode, kept: Set<MemoryNode>, directories: Directory[]): void {
  if (kept.has(node)) return;
  kept.add(node);
  const { contents } = node;
  if (contents === undefined || contents instanceof Uint8Array) return;
  directories.push({ node, contents: { ...contents }, mtime: node.mtime });
  for (const child of Object.values(contents)) collect(child, kept, directories);
}

interface Guarded {
  readonly kept: ReadonlySet<MemoryNode>;
  readonly made: MemoryNode[];
  readonly budget: { bytes: number; nodes: number };
}

/** All nodes share these tables of operations, so that wrapping them once covers every path to a file. */
function guardNodes(files: MemoryFileSystem, { kept, made, budget }: Guarded, sample: MemoryNode): void {
  const refuse = (code: number): never => {
    throw new files.ErrnoError(code);
  };
  const changeable = (node: MemoryNode | undefined): void => {
    if (node !== undefined && kept.has(node)) refuse(READ_ONLY);
  };
  /** Lets a file grow to a size; what is charged is what it really takes then, which is some more. */
  const charge = <T>(node: MemoryNode, size: number, grow: () => T): T => {
    const before = heldBy(node);
    if (size - before > budget.bytes) refuse(NO_SPACE);
    const grown = grow();
    budget.bytes -= Math.max(0, heldBy(node) - before);
    return grown;
  };
  const make = (create: () => MemoryNode): MemoryNode => {
    if (budget.nodes <= 0) refuse(NO_SPACE);
    budget.nodes -= 1;
    const node = create();
    made.push(node);
    return node;
  };
  const child = (parent: MemoryNode, name: string): MemoryNode | undefined =>
    parent.contents instanceof Uint8Array ? undefined : parent.contents?.[name];

  const inFolder = files.root.node_ops;
  const folder = { ...inFolder };
  inFolder.mknod = (parent, name, mode, device) => make(() => folder.mknod(parent, name, mode, device));
  inFolder.symlink = (parent, name, target) => make(() => folder.symlink(parent, name, target));
  inFolder.unlink = (parent, name) => (changeable(child(parent, name)), folder.unlink(parent, name));
  inFolder.rmdir = (parent, name) => (changeable(child(parent, name)), folder.rmdir(parent, name));
  inFolder.setattr = (node, change) => (changeable(node), folder.setattr(node, change));
  inFolder.rename = (node, directory, name) => {
    changeable(node);
    changeable(child(directory, name));
    folder.rename(node, directory, name);
  };
  const onFile = sample.node_ops;
  const { setattr } = onFile;
  onFile.setattr = (node, change) => {
    changeable(node);
    charge(node, change.size ?? 0, () => setattr(node, change));
  };
  const inFile = sample.stream_ops;
  const { write } = inFile;
  inFile.write = (stream, bytes, offset, length, position, canOwn) => {
    changeable(stream.node);
    return charge(stream.node, position + length, () =>
      write(stream, bytes, offset, length, position, canOwn),
    );
  };
}

function heldBy(node: MemoryNode): number {
  return node.contents instanceof Uint8Array ? node.contents.length : 0;
}
