import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { kindWords } from '#shared/format/words.ts';
import { CodeBlock } from '../components/code-block.tsx';
import { DetailList } from '../components/detail-list.tsx';
import { useCall } from '../queries.ts';
import styles from './environment.module.css';
import { limitsLine } from './manifest-words.ts';
import { ToolsSection } from './tools-section.tsx';
import { PromptPreview } from './prompt-preview.tsx';

/** How the model is asked: settings, templates, and the first case as it would be sent. */
export function HarnessTab({ environment }: { readonly environment: EnvironmentDetail }) {
  const { harness, limits } = environment.manifest;
  const { data: ids } = useCall('cases.index', { digest: environment.digest });
  const first = ids?.[0];
  const { kind, ...all } = harness;
  const hasExamples = environment.manifest.dataset.examples !== undefined;
  const rest = Object.fromEntries(
    Object.entries(all).filter(([name]) => name !== 'tools' && (hasExamples || !name.startsWith('shot'))),
  );
  const texts = Object.entries(rest).filter((entry): entry is [string, string] => isTemplate(entry));
  const others = Object.entries(rest).filter((entry) => !isTemplate(entry));
  return (
    <div className={styles.column}>
      <section>
        <h2>{kindWords(kind)}</h2>
        <DetailList
          items={[
            ...others.map(([label, value]) => ({ label: fieldWords(label), value: settingText(value) })),
            { label: 'Limits', value: limitsLine(limits) },
          ]}
        />
      </section>
      {harness.kind === 'tool-loop' ? <ToolsSection tools={harness.tools} /> : null}
      {texts.map(([name, text]) => (
        <section key={name} aria-label={fieldWords(name)}>
          <h3 className={styles.label}>{fieldWords(name)}</h3>
          <CodeBlock text={text} label={name} maxHeight={320} />
        </section>
      ))}
      {first === undefined ? null : (
        <section aria-label="First case as sent">
          <h3>The first case as it is sent</h3>
          <PromptPreview id={first} />
        </section>
      )}
    </div>
  );
}

const TEMPLATES = ['system', 'prompt', 'shotAnswer', 'feedback'];

function isTemplate([name, value]: readonly [string, unknown]): boolean {
  return TEMPLATES.includes(name) && typeof value === 'string';
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  system: 'System message',
  prompt: 'Prompt template',
  shotAnswer: 'Answer of an example',
  shotSeparator: 'Between examples',
  stopPhrases: 'Stop phrases',
  feedback: 'After tests that failed',
  parallelCalls: 'Several calls at once',
  user: 'Simulated user',
};

function fieldWords(name: string): string {
  return FIELD_WORDS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function settingText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return 'as the provider decides';
    return entries.map(([key, each]) => `${key} ${JSON.stringify(each)}`).join(' · ');
  }
  return Array.isArray(value) && value.length === 0 ? 'none' : JSON.stringify(value);
}
