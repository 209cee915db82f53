import { Chip } from '../components/chip.tsx';
import { CodeBlock } from '../components/code-block.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { RichText } from '../components/rich-text.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useCall } from '../queries.ts';
import styles from './environment.module.css';
import { valueText } from './environment-words.ts';
import { PromptPreview } from './prompt-preview.tsx';

/** One case as the dataset has it, and as the model gets it. */
export function CasePreview({ id }: { readonly id: number }) {
  const { data, error, refetch } = useCall('cases.get', { id });
  if (error !== null)
    return <ErrorState title="The case could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <h2 className={styles.caseId}>{data.id}</h2>
        <CopyButton text={data.id} label="Copy case id" />
        {data.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </div>
      <RichText title="Input" text={data.input} storageKey="case-input" />
      {data.choices === null ? null : (
        <section aria-label="Choices">
          <h3 className={styles.label}>Choices</h3>
          <ol className={styles.choices}>
            {data.choices.map((choice) => (
              <li key={choice} dir="auto">
                {choice}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-label="Expected">
        <h3 className={styles.label}>Expected</h3>
        <CodeBlock text={valueText(data.expected)} label="expected" maxHeight={240} />
      </section>
      {data.solution === null ? null : (
        <Disclosure title="Solution">
          <CodeBlock text={valueText(data.solution)} label="solution" maxHeight={400} />
        </Disclosure>
      )}
      <Disclosure title="What the model is sent">
        <PromptPreview id={id} />
      </Disclosure>
      <Disclosure title="Row of the dataset">
        <CodeBlock text={JSON.stringify(data.fields, null, 2)} label="row" maxHeight={400} />
      </Disclosure>
    </div>
  );
}
