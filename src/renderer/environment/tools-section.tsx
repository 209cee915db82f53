import type { ToolLoop } from '#shared/domain/manifest/harness-spec.ts';
import type { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';
import { CodeBlock } from '../components/code-block.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import styles from './environment.module.css';

/** The tools of an environment: what each does, what it takes, and how it is made. */
export function ToolsSection({ tools }: Pick<ToolLoop, 'tools'>) {
  return (
    <section aria-label="Tools">
      <h3>Tools</h3>
      {tools.map((tool) => (
        <Tool key={'builtin' in tool ? (tool.name ?? tool.builtin) : tool.name} tool={tool} />
      ))}
    </section>
  );
}

function Tool({ tool }: { readonly tool: ToolSpec }) {
  if ('builtin' in tool) {
    return (
      <p>
        <code>{tool.name ?? tool.builtin}</code>{' '}
        <span className={styles.muted}>
          built in{tool.description === undefined ? '' : ` · ${tool.description}`}
        </span>
      </p>
    );
  }
  return (
    <Disclosure title={<code>{tool.name}</code>} summary={`${madeOf(tool)} · ${tool.description}`}>
      <CodeBlock text={JSON.stringify(tool.parameters, null, 2)} label={`parameters of ${tool.name}`} />
      {'sql' in tool ? (
        <CodeBlock text={[tool.sql].flat().join(';\n')} label={`SQL of ${tool.name}`} />
      ) : null}
    </Disclosure>
  );
}

function madeOf(tool: Exclude<ToolSpec, { builtin: unknown }>): string {
  if ('sql' in tool) return 'SQL';
  return 'javascript' in tool ? tool.javascript : tool.python;
}
