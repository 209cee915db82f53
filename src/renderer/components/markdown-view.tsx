import 'katex/dist/katex.min.css';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { useMemo, type ComponentProps } from 'react';

import { SafeLink } from './safe-link.tsx';
import { CopyButton } from './copy-button.tsx';
import { normaliseMath } from './math-normaliser.ts';
import styles from './markdown.module.css';

interface MarkdownViewProps {
  readonly text: string;
  readonly headingLevel: number;
}

/** The heavy half of `Markdown`, loaded when first needed. */
export function MarkdownView({ text, headingLevel }: MarkdownViewProps) {
  const components = useMemo(() => componentsFor(headingLevel), [headingLevel]);
  return (
    <div className={styles.prose} dir="auto">
      <ReactMarkdown
        remarkPlugins={[remarkGfm, remarkMath]}
        rehypePlugins={[
          [rehypeKatex, { trust: false, throwOnError: false, strict: 'ignore', output: 'htmlAndMathml' }],
        ]}
        components={components}
        urlTransform={keepUrl}
      >
        {normaliseMath(text)}
      </ReactMarkdown>
    </div>
  );
}

/** Images stay what they are, links are checked by `SafeLink`: a text may hold any address, but nothing follows it. */
function keepUrl(url: string): string {
  return /^(https?:|mailto:|#|data:image\/(png|jpeg|gif|webp);)/i.test(url) ||
    !/^[a-z][a-z0-9+.-]*:/i.test(url)
    ? url
    : '';
}

function componentsFor(headingLevel: number): Components {
  return {
    a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
    img: ({ src, alt }) => <Picture src={src} alt={alt} />,
    pre: ({ children, node }) => (
      <div className={styles.codeFrame}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
        <pre className={styles.code} tabIndex={0} role="group" aria-label="Code">
          {children}
        </pre>
        <div className={styles.copy}>
          <CopyButton text={textOf(node)} label="Copy code" />
        </div>
      </div>
    ),
    table: ({ children }) => (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      <div className={styles.tableFrame} tabIndex={0} role="group" aria-label="Table">
        <table>{children}</table>
      </div>
    ),
    input: ({ checked }) => <span aria-hidden>{checked === true ? '☑ ' : '☐ '}</span>,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, headingAt(level, headingLevel)])),
  };
}

function headingAt(level: number, top: number) {
  const Tag = `h${Math.min(6, level + top - 1)}` as 'h2';
  return function Heading({ children }: ComponentProps<'h2'>) {
    return (
      <Tag className={styles.heading} data-level={level}>
        {children}
      </Tag>
    );
  };
}

/** Only pictures that are part of the text are drawn; any other is named, never fetched. */
function Picture({ src, alt }: { readonly src: unknown; readonly alt: string | undefined }) {
  if (typeof src === 'string' && /^data:image\/(png|jpeg|gif|webp);/i.test(src))
    return <img src={src} alt={alt ?? ''} />;
  return (
    <SafeLink href={typeof src === 'string' ? src : undefined}>
      [image{alt ? `: ${alt}` : ''}] {typeof src === 'string' ? src : ''}
    </SafeLink>
  );
}

interface TextNode {
  readonly value?: unknown;
  readonly children?: readonly unknown[];
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { value, children } = node as TextNode;
  return typeof value === 'string' ? value : (children ?? []).map(textOf).join('');
}
