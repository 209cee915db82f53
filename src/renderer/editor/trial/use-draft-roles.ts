import { useEffect, useMemo, useState } from 'react';
import { parse } from 'yaml';

import { MANIFEST_FILE, Manifest } from '#shared/domain/manifest/manifest.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import type { Role } from '#shared/domain/role.ts';
import { useFileText, useSession } from '../files/use-session.ts';

/** The models beside the candidate that the draft asks for, as its manifest stands. */
export function useDraftRoles(): readonly Role[] {
  const session = useSession();
  const text = useFileText(MANIFEST_FILE);
  useEffect(() => void session.read(MANIFEST_FILE).catch(() => undefined), [session]);
  const found = useMemo(() => (text === undefined ? null : rolesOfText(text)), [text]);
  // A manifest that cannot be read right now keeps the fields that were there.
  const [kept, setKept] = useState<readonly Role[]>([]);
  if (found !== null && found !== kept) setKept(found);
  return found ?? kept;
}

function rolesOfText(text: string): readonly Role[] | null {
  try {
    const manifest = Manifest.safeParse(parse(text, { logLevel: 'silent' }));
    return manifest.success ? rolesOf(manifest.data) : null;
  } catch {
    return null;
  }
}
