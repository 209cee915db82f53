import { ChevronLeft, ChevronRight, Search } from 'lucide-react';

import { Checkbox } from '#renderer/components/checkbox.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { formatCount } from '#shared/format/number.ts';
import styles from './case.module.css';
import type { TextView } from './text-view.ts';
import type { CasePaging } from './use-case-paging.ts';

interface CaseToolsProps {
  readonly view: TextView;
  readonly onViewChange: (view: TextView) => void;
  readonly onFind: () => void;
  readonly paging: CasePaging;
}

/** How texts are shown, find, and where the case stands in the list with the ways to its neighbours. */
export function CaseTools({ view, onViewChange, onFind, paging }: CaseToolsProps) {
  return (
    <div className={styles.toolbar}>
      <SegmentedFilter
        label="Texts are shown"
        value={view.mode}
        onValueChange={(mode) => onViewChange({ ...view, mode })}
        segments={[
          { value: 'rendered', label: 'Rendered' },
          { value: 'raw', label: 'Raw' },
        ]}
      />
      <Checkbox checked={view.wrap} onCheckedChange={(wrap) => onViewChange({ ...view, wrap })}>
        Wrap
      </Checkbox>
      <span className={styles.spring} />
      <IconButton icon={Search} label="Find in transcript" shortcut="Mod+F" onClick={onFind} />
      <CasePager paging={paging} />
    </div>
  );
}

function CasePager({ paging }: { readonly paging: CasePaging }) {
  const { position, count, previous, next } = paging.place;
  return (
    <div className={styles.pager} role="group" aria-label="Place in the list">
      <span className={styles.place} aria-live="polite">
        {position === 0 ? 'Not in the list' : `${formatCount(position)} of ${formatCount(count)}`}
      </span>
      <IconButton
        icon={ChevronLeft}
        label="Previous case"
        shortcut="Left"
        disabled={previous === null}
        onClick={() => paging.go(-1)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next case"
        shortcut="Right"
        disabled={next === null}
        onClick={() => paging.go(1)}
      />
    </div>
  );
}
