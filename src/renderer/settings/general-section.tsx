import { Select } from '#renderer/components/select.tsx';
import { Settings } from '#shared/domain/settings.ts';
import { SettingRow } from './setting-row.tsx';

const defaults = Settings.parse({});

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const DENSITIES = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const;
const COLOURS = [
  { value: 'standard', label: 'Blue and orange' },
  { value: 'green-red', label: 'Green and red' },
] as const;

export interface SectionProps {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
}

/** How the application looks. */
export function GeneralSection({ settings, change }: SectionProps) {
  const restore = (key: 'theme' | 'density' | 'statusColours') =>
    settings[key] === defaults[key] ? undefined : () => change({ [key]: defaults[key] });
  return (
    <>
      <SettingRow
        title="Theme"
        about="System follows the operating system."
        onRestore={restore('theme')}
        control={
          <Select
            label="Theme"
            hideLabel
            value={settings.theme}
            onValueChange={(theme) => change({ theme })}
            options={THEMES}
          />
        }
      />
      <SettingRow
        title="Density"
        about="Compact rows are 28 pixels high instead of 32."
        onRestore={restore('density')}
        control={
          <Select
            label="Density"
            hideLabel
            value={settings.density}
            onValueChange={(density) => change({ density })}
            options={DENSITIES}
          />
        }
      />
      <SettingRow
        title="Result colours"
        about="Blue and orange can be told apart with any colour vision. Every result also has its icon and word."
        onRestore={restore('statusColours')}
        control={
          <Select
            label="Result colours"
            hideLabel
            value={settings.statusColours}
            onValueChange={(statusColours) => change({ statusColours })}
            options={COLOURS}
          />
        }
      />
    </>
  );
}
