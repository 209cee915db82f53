/** The marks that begin the records of a zip (APPNOTE.TXT 6.3.10, section 4.3). */
export const SIGNATURE = {
  localHeader: 0x04034b50,
  dataDescriptor: 0x08074b50,
  directoryEntry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const;

export const METHOD = { stored: 0, deflated: 8 } as const;

/** Bits of the general purpose flags. */
export const FLAG = { encrypted: 1, descriptor: 8, patch: 1 << 5, strong: 1 << 6, masked: 1 << 13 } as const;

/** The value that says: look into the ZIP64 extra field. */
export const IN_EXTRA_32 = 0xffffffff;
export const IN_EXTRA_16 = 0xffff;
