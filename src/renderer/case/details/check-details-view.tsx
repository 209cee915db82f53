import type { CheckDetails } from '#shared/domain/check-details.ts';
import { SandboxRunView } from '../sandbox-run-view.tsx';
import { CallsDetails } from './calls-details.tsx';
import { InstructionsDetails } from './instructions-details.tsx';
import { JudgeDetails } from './judge-details.tsx';
import { StateDetails } from './state-details.tsx';
import { TablesDetails } from './tables-details.tsx';

/** What a check found beside its score. */
export function CheckDetailsView({
  details,
  wrap,
}: {
  readonly details: CheckDetails;
  readonly wrap: boolean;
}) {
  switch (details.kind) {
    case 'code':
      return details.runs.map((run, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- an execution is its place
        <SandboxRunView key={place} run={run} wrap={wrap} defaultOpen={run.end !== 'ok'} />
      ));
    case 'judge':
      return <JudgeDetails opinions={details.opinions} wrap={wrap} />;
    case 'instructions':
      return <InstructionsDetails rows={details.rows} />;
    case 'calls':
      return <CallsDetails expected={details.expected} got={details.got} wrap={wrap} />;
    case 'tables':
      return <TablesDetails expected={details.expected} got={details.got} />;
    case 'state':
      return <StateDetails {...details} />;
  }
}
