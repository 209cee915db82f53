import { LIMITS } from '#core/bundles/limits.ts';

/** Why a path cannot be used, and what to do about it. */
export interface PathFault {
  message: string;
  remedy: string;
}

const RENAME = 'Rename it and pack the bundle again.';
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Checks one path of a bundle: inside the bundle, and possible on every system. Null when it is good. */
export function checkPath(path: string): PathFault | null {
  return escapes(path) ?? cannotBeWritten(path) ?? cannotBeOnWindows(path);
}

function escapes(path: string): PathFault | null {
  const parts = path.split('/');
  if (path === '') return { message: 'has an empty name.', remedy: RENAME };
  if (path.includes('\0')) return { message: 'has a NUL character in its name.', remedy: RENAME };
  if (path.includes('\\')) {
    return {
      message: 'has a backslash in its path.',
      remedy: 'Pack the bundle again with / between folders.',
    };
  }
  if (/^[A-Za-z]:/.test(path)) {
    return {
      message: 'is a path with a drive letter.',
      remedy: 'Pack the bundle again with relative paths.',
    };
  }
  if (path.startsWith('/')) {
    return { message: 'is an absolute path.', remedy: 'Pack the bundle again with relative paths.' };
  }
  if (parts.includes('..')) {
    return {
      message: 'leads out of the bundle with "..".',
      remedy: 'Do not trust this file; pack the bundle again.',
    };
  }
  if (parts.includes('.') || parts.includes('')) {
    return { message: 'has an empty part or "." in its path.', remedy: 'Pack the bundle again.' };
  }
  return null;
}

function cannotBeWritten(path: string): PathFault | null {
  if (CONTROL.test(path)) return { message: 'has a control character in its name.', remedy: RENAME };
  if (path.includes('\uFFFD')) return { message: 'has a name that is not text.', remedy: RENAME };
  if (path.length > LIMITS.pathCharacters) {
    return { message: `has a path of more than ${LIMITS.pathCharacters} characters.`, remedy: RENAME };
  }
  if (path.split('/').length > LIMITS.pathDepth) {
    return { message: `lies more than ${LIMITS.pathDepth} folders deep.`, remedy: 'Move it up.' };
  }
  return null;
}

function cannotBeOnWindows(path: string): PathFault | null {
  for (const part of path.split('/')) {
    if (RESERVED.test(part.split('.')[0]?.trimEnd() ?? '')) {
      return { message: `has the name "${part}", which Windows reserves.`, remedy: RENAME };
    }
    if (/[<>:"|?*]/.test(part)) {
      return {
        message: 'has one of < > : " | ? * in its name, which Windows does not allow.',
        remedy: RENAME,
      };
    }
    if (/[. ]$/.test(part)) {
      return { message: 'has a name that ends with a dot or a space.', remedy: RENAME };
    }
  }
  return null;
}
