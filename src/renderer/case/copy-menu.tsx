import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { caseJson, caseMarkdown } from './case-text.ts';

export interface CaseCopies {
  readonly copied: boolean;
  readonly copy: (text: string) => void;
}

/** Copies texts and says so for 1.5 s. */
export function useCopy(): CaseCopies {
  const [copiedAt, setCopiedAt] = useState<number | null>(null);
  useEffect(() => {
    if (copiedAt === null) return;
    const timer = setTimeout(() => setCopiedAt(null), 1_500);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  return {
    copied: copiedAt !== null,
    copy: (text) => void navigator.clipboard.writeText(text).then(() => setCopiedAt(Date.now())),
  };
}

interface CopyMenuProps extends CaseCopies {
  readonly result: ResultDetail;
  readonly model: string;
}

/** Everything about a case that can be copied. */
export function CopyMenu({ result, model, copied, copy }: CopyMenuProps) {
  const link = `#/runs/${encodeURIComponent(result.runId)}/cases/${result.id}`;
  return (
    <>
      <Menu
        trigger={<Button icon={copied ? Check : Copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        entries={[
          { label: 'Copy case (JSON)', shortcut: 'Y', onSelect: () => copy(caseJson(result)) },
          { label: 'Copy as Markdown', onSelect: () => copy(caseMarkdown(result, model)) },
          'separator',
          { label: 'Copy input', onSelect: () => copy(result.testCase.input) },
          {
            label: 'Copy answer',
            onSelect: () => copy(result.answer ?? ''),
            disabled: result.answer === null,
          },
          { label: 'Copy case id', onSelect: () => copy(result.caseId) },
          { label: 'Copy link', onSelect: () => copy(new URL(link, window.location.href).href) },
        ]}
      />
      <span className="visually-hidden" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}
