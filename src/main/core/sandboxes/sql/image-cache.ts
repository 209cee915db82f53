/** A database as it is when it was just opened. */
export interface DatabaseImage {
  bytes: Uint8Array;
  foreignKeys: boolean;
}

/** Bytes of all kept images together. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Keeps databases as bytes, so that opening the same scripts again costs a copy. The ones not used for longest go first. */
export function createImageCache(): {
  get(key: string): DatabaseImage | null;
  set(key: string, image: DatabaseImage): void;
} {
  const images = new Map<string, DatabaseImage>();
  let total = 0;
  const drop = (key: string) => {
    total -= images.get(key)?.bytes.length ?? 0;
    images.delete(key);
  };
  return {
    get(key) {
      const image = images.get(key) ?? null;
      if (image !== null) {
        images.delete(key);
        images.set(key, image);
      }
      return image;
    },
    set(key, image) {
      drop(key);
      images.set(key, image);
      total += image.bytes.length;
      for (const oldest of images.keys()) {
        if (total <= MOST_BYTES) return;
        drop(oldest);
      }
    },
  };
}
