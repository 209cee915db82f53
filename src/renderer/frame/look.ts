import { useEffect } from 'react';

import type { Settings } from '#shared/domain/settings.ts';
import { writeStored } from '../components/use-stored-state.ts';
import { useCall } from '../queries.ts';

/** Applies theme, density and status colours of the settings, and keeps them for the first paint of the next start. */
export function useLook(): void {
  const { data } = useCall('settings.get', {});
  useEffect(() => {
    if (data === undefined) return;
    const { theme, density, statusColours } = data;
    writeStored('look', { theme, density, statusColours });
    const { dataset } = document.documentElement;
    dataset['density'] = density;
    dataset['statusColours'] = statusColours;
    return followTheme(theme);
  }, [data]);
}

function followTheme(theme: Settings['theme']): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const dark = theme === 'dark' || (theme === 'system' && system.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  apply();
  system.addEventListener('change', apply);
  return () => system.removeEventListener('change', apply);
}
