import {
  BookOpen,
  Boxes,
  Cpu,
  FilePenLine,
  GitCompareArrows,
  ListChecks,
  Settings,
  type LucideIcon,
} from 'lucide-react';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly to: '/hub' | '/runs' | '/compare' | '/editor' | '/models' | '/settings' | '/docs';
  /** Other beginnings of addresses that belong to it. */
  readonly also?: readonly string[];
  readonly icon: LucideIcon;
  readonly shortcut: string;
}

/** The parts of the application, in the order of the sidebar. */
export const SECTIONS: readonly Section[] = [
  { id: 'hub', title: 'Hub', to: '/hub', also: ['/env/'], icon: Boxes, shortcut: 'Mod+1' },
  {
    id: 'runs',
    title: 'Runs',
    to: '/runs',
    also: ['/leaderboard', '/failure-sets'],
    icon: ListChecks,
    shortcut: 'Mod+2',
  },
  { id: 'compare', title: 'Compare', to: '/compare', icon: GitCompareArrows, shortcut: 'Mod+3' },
  { id: 'editor', title: 'Editor', to: '/editor', icon: FilePenLine, shortcut: 'Mod+4' },
  { id: 'models', title: 'Models', to: '/models', icon: Cpu, shortcut: 'Mod+5' },
  { id: 'settings', title: 'Settings', to: '/settings', icon: Settings, shortcut: 'Mod+6' },
  { id: 'docs', title: 'Documentation', to: '/docs', icon: BookOpen, shortcut: 'F1' },
];

/** The section an address belongs to. */
export function sectionOf(path: string): Section | undefined {
  return SECTIONS.find(
    ({ to, also }) =>
      path === to || path.startsWith(`${to}/`) || also?.some((beginning) => path.startsWith(beginning)),
  );
}
