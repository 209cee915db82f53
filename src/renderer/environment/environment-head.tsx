import { Link } from '@tanstack/react-router';
import { ChevronRight, Play } from 'lucide-react';

import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { formatCounted } from '#shared/format/number.ts';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { Select } from '../components/select.tsx';
import { useAddress } from '../runs/use-address.ts';
import { EnvironmentSearch } from '../search.ts';
import { EnvironmentMenu } from './environment-menu.tsx';
import { aboutLine, kindLine } from './environment-words.ts';
import { useRunCommand } from './use-run-command.ts';
import styles from './environment.module.css';

/** Name, version and what can be done with it. */
export function EnvironmentHead({ environment }: { readonly environment: EnvironmentDetail }) {
  const { id, version, title, runsCode, problems } = environment;
  const run = useRunCommand({ id, version });
  const invalid = problems.some((problem) => problem.severity === 'error');
  return (
    <header className={styles.head}>
      <nav aria-label="Place" className={styles.crumbs}>
        <Link to="/hub">Hub</Link>
        <ChevronRight size={12} aria-hidden />
        <span dir="auto">{title}</span>
      </nav>
      <div className={styles.headLine}>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        <VersionChoice environment={environment} />
        {invalid ? <Chip tone="error">Invalid</Chip> : null}
        {runsCode ? <Chip tone="partial">Runs code</Chip> : null}
        <div className={styles.actions}>
          <Button variant="primary" icon={Play} disabled={invalid} shortcut="Mod+Shift+N" onClick={run}>
            Run…
          </Button>
          <EnvironmentMenu environment={environment} leaveAfterDelete />
        </div>
      </div>
      <p className={styles.muted}>
        {kindLine(environment)} · {aboutLine(environment)}
      </p>
    </header>
  );
}

function VersionChoice({ environment }: { readonly environment: EnvironmentDetail }) {
  const [, change] = useAddress(EnvironmentSearch);
  if (environment.versions.length < 2) return <span className={styles.version}>{environment.version}</span>;
  return (
    <Select
      label="Version"
      hideLabel
      value={environment.version}
      onValueChange={(v) => change({ v, case: undefined, file: undefined }, { push: true })}
      options={environment.versions.map(({ version, runCount }) => ({
        value: version,
        label: version,
        detail: formatCounted(runCount, 'run'),
      }))}
    />
  );
}
