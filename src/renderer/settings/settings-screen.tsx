import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { AboutSection } from './about-section.tsx';
import { GeneralSection } from './general-section.tsx';
import type { SectionProps } from './general-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import styles from './settings.module.css';
import { StorageSection } from './storage-section.tsx';
import { useSettings } from './use-settings.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType<SectionProps>;
}

const SECTIONS: readonly Section[] = [
  { id: 'general', title: 'General', Content: GeneralSection },
  { id: 'privacy', title: 'Privacy', Content: PrivacySection },
  { id: 'storage', title: 'Storage', Content: StorageSection },
  { id: 'keyboard', title: 'Keyboard', Content: KeyboardSection },
  { id: 'about', title: 'About', Content: AboutSection },
];

/** Choices that hold for the whole application. Each applies at once. */
export function SettingsScreen() {
  const { section } = useParams({ strict: false });
  const current = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  usePageTitle(`Settings: ${current?.title ?? ''}`);
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1>Settings</h1>
      </header>
      <div className={styles.columns}>
        <nav className={styles.sections} aria-label="Settings sections">
          {SECTIONS.map(({ id, title }) => (
            <a
              key={id}
              href={`#/settings/${id}`}
              className={styles.section}
              aria-current={id === current?.id ? 'page' : undefined}
            >
              {title}
            </a>
          ))}
        </nav>
        <div className={styles.content}>{current ? <SectionContent section={current} /> : null}</div>
      </div>
    </div>
  );
}

function SectionContent({ section: { title, Content } }: { readonly section: Section }) {
  const toasts = useToasts();
  const { settings, error, change } = useSettings();
  if (error) return <ErrorState title="The settings could not be read." error={error} />;
  if (!settings) return <Skeleton />;
  const apply = (patch: Partial<Settings>) => {
    change(patch).catch((failure: Error) =>
      toasts.show({ title: 'The change was not kept', description: failure.message, kind: 'error' }),
    );
  };
  return (
    <section aria-label={title}>
      <h2 className="visually-hidden">{title}</h2>
      <Content settings={settings} change={apply} />
    </section>
  );
}
