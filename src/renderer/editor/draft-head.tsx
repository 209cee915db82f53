import { Link } from '@tanstack/react-router';
import { ChevronRight, Download, Ellipsis, FlaskConical, Save } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { Chip } from '#renderer/components/chip.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import { runCommand } from '#renderer/frame/commands.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Problem } from '#shared/domain/problem.ts';
import styles from './editor.module.css';
import { isUnsaved } from './files/draft-state.ts';
import { useDraftState } from './files/use-session.ts';
import { useDraftExport } from './use-draft-export.ts';

interface DraftHeadProps {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  readonly onTry: () => void;
  readonly onSaveVersion: () => void;
}

/** Name and state of the draft, and what makes a version of it. */
export function DraftHead({ draft, problems, onTry, onSaveVersion }: DraftHeadProps) {
  const exportDraft = useDraftExport();
  const isInvalid = problems.some((problem) => problem.severity === 'error');
  return (
    <header className={styles.head}>
      <nav aria-label="Place" className={styles.crumbs}>
        <Link to="/editor">Editor</Link>
        <ChevronRight size={12} aria-hidden />
        <span dir="auto">{draft.title}</span>
      </nav>
      <div className={styles.headLine}>
        <h1 className={styles.title} dir="auto">
          {draft.title}
        </h1>
        <span className={styles.base}>{baseText(draft)}</span>
        {isInvalid ? <Chip tone="error">Invalid</Chip> : null}
        <SaveState />
        <div className={styles.actions}>
          <Button onClick={() => runCommand('editor.validate')}>Validate</Button>
          <Button icon={FlaskConical} shortcut="Mod+Shift+T" onClick={onTry}>
            Try case
          </Button>
          <Button variant="primary" icon={Save} shortcut="Mod+Shift+S" onClick={onSaveVersion}>
            Save as {draft.suggestedVersion}
          </Button>
          <Menu
            trigger={<IconButton icon={Ellipsis} label="More actions" />}
            entries={[{ label: 'Export .zip…', icon: Download, onSelect: () => void exportDraft(draft) }]}
          />
        </div>
      </div>
    </header>
  );
}

function baseText({ base }: Draft): string {
  return base === null ? 'new draft' : `draft of ${base.version}`;
}

/** Whether the text is in safety, and whether the person saved it. */
function SaveState() {
  const isWaiting = useDraftState(
    (state) =>
      state.isWriting ||
      Object.values(state.files).some((file) => file !== null && file.text !== file.stored),
  );
  const isDirty = useDraftState((state) => Object.values(state.files).some(isUnsaved));
  const failure = useDraftState((state) => state.failure);
  if (failure !== null) {
    return (
      <span role="alert" className={styles.failure}>
        Not kept: {failure}
      </span>
    );
  }
  return (
    <span role="status" className={styles.saveState}>
      {isWaiting ? 'Keeping…' : isDirty ? 'Kept in the draft' : 'Saved'}
    </span>
  );
}
