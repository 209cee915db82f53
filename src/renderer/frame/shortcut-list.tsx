import { Kbd } from '../components/kbd.tsx';
import styles from './shortcut-list.module.css';
import { useAllCommands, type Command } from './commands.ts';

interface Line {
  readonly title: string;
  readonly shortcuts: readonly string[];
}

const GROUPS: readonly Command['group'][] = ['Go', 'Environments', 'Runs', 'View', 'Help'];

const PANES: readonly Line[] = [
  { title: 'Next pane', shortcuts: ['F6'] },
  { title: 'Previous pane', shortcuts: ['Shift+F6'] },
];

const LISTS: readonly Line[] = [
  { title: 'Move', shortcuts: ['Up', 'Down', 'j', 'k'] },
  { title: 'Page, first, last', shortcuts: ['PgUp', 'PgDn', 'Home', 'End'] },
  { title: 'Open', shortcuts: ['Enter'] },
  { title: 'Select', shortcuts: ['Space', 'x'] },
  { title: 'Extend the selection', shortcuts: ['Shift+Up', 'Shift+Down'] },
  { title: 'Select all', shortcuts: ['Mod+A'] },
  { title: 'Copy rows', shortcuts: ['Mod+C'] },
  { title: 'Delete (can be undone)', shortcuts: ['Del'] },
  { title: 'Width of a column, on its head', shortcuts: ['Shift+Left', 'Shift+Right'] },
  { title: 'Place of a column, on its head', shortcuts: ['Alt+Shift+Left', 'Alt+Shift+Right'] },
];

/** Shortcuts of all commands on offer and of lists, in groups; `search` narrows them. */
export function ShortcutList({ search = '' }: { readonly search?: string }) {
  const commands = useAllCommands();
  const lines = commands.flatMap(({ title, group, shortcut }) =>
    shortcut === undefined ? [] : [{ group, title, shortcuts: [shortcut] }],
  );
  const groups = [
    ...GROUPS.map((group) => [group, lines.filter((line) => line.group === group)] as const),
    ['Panes', PANES] as const,
    ['Lists', LISTS] as const,
  ];
  return groups.map(([group, all]) => {
    const found = all.filter((line) => line.title.toLowerCase().includes(search.trim().toLowerCase()));
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
