import { Link, useLocation } from '@tanstack/react-router';
import { PanelLeft } from 'lucide-react';

import { IconButton } from '../components/icon-button.tsx';
import { Tooltip } from '../components/tooltip.tsx';
import styles from './frame.module.css';
import { RunningRuns } from './running-runs.tsx';
import { SECTIONS, sectionOf, type Section } from './sections.ts';
import { useSidebar } from './use-sidebar.ts';

/** The sections, and below them every live run. */
export function Sidebar() {
  const { narrow, toggle } = useSidebar();
  const current = sectionOf(useLocation().pathname);
  return (
    <nav className={styles.sidebar} data-narrow={narrow} data-pane="Sections" aria-label="Sections">
      <ul className={styles.sections}>
        {SECTIONS.map((section) => (
          <li key={section.id}>
            <SectionLink section={section} narrow={narrow} current={section === current} />
          </li>
        ))}
      </ul>
      <RunningRuns narrow={narrow} />
      <div className={styles.sidebarEnd}>
        <IconButton
          icon={PanelLeft}
          label={narrow ? 'Widen sidebar' : 'Narrow sidebar'}
          shortcut="Mod+B"
          aria-expanded={!narrow}
          onClick={toggle}
        />
      </div>
    </nav>
  );
}

interface SectionLinkProps {
  readonly section: Section;
  readonly narrow: boolean;
  readonly current: boolean;
}

function SectionLink({ section, narrow, current }: SectionLinkProps) {
  const { icon: Icon, title, to, shortcut } = section;
  const link = (
    <Link
      to={to}
      className={styles.section}
      aria-current={current ? 'page' : undefined}
      aria-label={narrow ? title : undefined}
    >
      <Icon size={16} aria-hidden />
      {narrow ? null : <span>{title}</span>}
    </Link>
  );
  return narrow ? (
    <Tooltip content={title} shortcut={shortcut} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
