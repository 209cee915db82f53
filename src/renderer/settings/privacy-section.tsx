import { Checkbox } from '#renderer/components/checkbox.tsx';
import type { SectionProps } from './general-section.tsx';
import { SettingRow } from './setting-row.tsx';

/** What may leave this machine. */
export function PrivacySection({ settings, change }: SectionProps) {
  return (
    <>
      <SettingRow
        title="Offline lock"
        about="With it on, no request leaves loopback: only servers on this machine are asked, remote models are not available."
        control={
          <Checkbox checked={settings.offlineLock} onCheckedChange={(offlineLock) => change({ offlineLock })}>
            Offline lock
          </Checkbox>
        }
      />
      <SettingRow
        title="Telemetry"
        about="BenchGen sends no telemetry, looks for no updates and has no account. Requests go only to the model servers you added under Models."
        control={null}
      />
    </>
  );
}
