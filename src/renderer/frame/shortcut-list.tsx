import { Kbd } from '../components/kbd.tsx';
import { shortcutText } from '../components/shortcut.ts';
import { useAllCommands, type Command } from './commands.ts';
import { KEY_LISTS, type KeyLine } from './key-lists.ts';
import styles from './shortcut-list.module.css';

const GROUPS: readonly Command['group'][] = ['Go', 'Environments', 'Runs', 'View', 'Help'];

/** Shortcuts of all commands on offer and keys of what has the focus, in groups; `search` narrows them by name or key. */
export function ShortcutList({ search = '' }: { readonly search?: string }) {
  const commands = useAllCommands();
  const lines = commands.flatMap(({ title, group, shortcut }) =>
    shortcut === undefined ? [] : [{ group, title, shortcuts: [shortcut] }],
  );
  const groups = [
    ...GROUPS.map((group) => [group, lines.filter((line) => line.group === group)] as const),
    ...KEY_LISTS.map(({ title, lines: keys }) => [title, keys] as const),
  ];
  return groups.map(([group, all]) => {
    const found = all.filter((line) => matches(line, search));
    if (found.length === 0) return null;
    return (
      <section key={group} className={styles.group}>
        <h3 className={styles.title}>{group}</h3>
        <ul>
          {found.map((line) => (
            <li key={line.title} className={styles.line}>
              <span>{line.title}</span>
              <span className={styles.keys}>
                {line.shortcuts.map((shortcut) => (
                  <Kbd key={shortcut} shortcut={shortcut} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function matches({ title, shortcuts }: KeyLine, search: string): boolean {
  const text = `${title} ${shortcuts.map(shortcutText).join(' ')}`;
  return text.toLowerCase().includes(search.trim().toLowerCase());
}
