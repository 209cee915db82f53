import { X } from 'lucide-react';

import { classNames } from '#renderer/components/class-names.ts';
import { Tooltip } from '#renderer/components/tooltip.tsx';
import styles from '../editor.module.css';
import { isUnsaved } from './draft-state.ts';
import { useDraftState } from './use-session.ts';

interface EditorTabsProps {
  readonly active: string | null;
  readonly onShow: (path: string) => void;
  readonly onKeep: (path: string) => void;
  readonly onClose: (path: string) => void;
}

/** The open files; one in italics gives way to the next that is looked at. */
export function EditorTabs({ active, onShow, onKeep, onClose }: EditorTabsProps) {
  const tabs = useDraftState((state) => state.tabs);
  const preview = useDraftState((state) => state.preview);
  const files = useDraftState((state) => state.files);
  return (
    <ul className={styles.tabs} aria-label="Open files">
      {tabs.map((path) => {
        const unsaved = isUnsaved(files[path]);
        return (
          <li key={path} className={styles.tab} data-active={path === active ? '' : undefined}>
            <button
              type="button"
              className={classNames(styles.tabName, path === preview && styles.previewName)}
              aria-current={path === active ? 'true' : undefined}
              onClick={() => onShow(path)}
              onDoubleClick={() => onKeep(path)}
              onAuxClick={() => onClose(path)}
            >
              {path}
              {unsaved ? <span className={styles.dot} role="img" aria-label="not saved" /> : null}
            </button>
            <Tooltip content="Close" shortcut="Mod+W">
              <button
                type="button"
                className={styles.tabClose}
                aria-label={`Close ${path}`}
                onClick={() => onClose(path)}
              >
                <X size={12} aria-hidden />
              </button>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
