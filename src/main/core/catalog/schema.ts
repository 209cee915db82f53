import type { Generated } from 'kysely';

import type { Role } from '#shared/domain/role.ts';
import type { RunStatus } from '#shared/domain/run.ts';

/** SQLite has no booleans: 0 or 1. */
type Flag = number;
/** JSON text of the type named beside it. */
type JsonText = string;

interface EnvironmentTable {
  number: Generated<number>;
  digest: string;
  id: string;
  version: string;
  title: string;
  description: string;
  category: string;
  tags: JsonText;
  license: string | null;
  harness_kind: string;
  check_kinds: JsonText;
  runs_code: Flag;
  case_count: number;
  first_case: number;
  indexed_cases: Generated<number>;
  chance: number | null;
  size_bytes: number;
  built_in: Flag;
  grants: Generated<JsonText>;
  imported_at: string;
  deleted_at: string | null;
  purged_at: string | null;
}

interface EnvironmentTextTable {
  environment: number;
  manifest: JsonText;
  readme: string | null;
  files: JsonText;
  examples: JsonText;
  problems: JsonText;
}

interface CaseTable {
  row: Generated<number>;
  environment: number;
  case_index: number;
  case_id: string;
  digest: string;
  tag_set: number | null;
}

interface CaseTextTable {
  row: number;
  input: string;
  expected: JsonText | null;
  solution: JsonText | null;
  choices: JsonText | null;
  fields: JsonText;
  input_field: string | null;
}

interface RunTable {
  number: Generated<number>;
  id: string;
  environment: number;
  model: string;
  model_digest: string | null;
  settings: JsonText;
  status: RunStatus;
  status_message: string | null;
  note: string | null;
  owner_pid: number | null;
  owner_started_at: string | null;
  cancel_requested: Generated<Flag>;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  deleted_at: string | null;
  planned: number;
  repeats: number;
  covers_all: Flag;
  pass: Generated<number>;
  partial: Generated<number>;
  fail: Generated<number>;
  error: Generated<number>;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
  changes: Generated<number>;
  aggregated_at: Generated<number>;
  latency_p50_ms: number | null;
  accuracy_low: number | null;
  accuracy_high: number | null;
}

interface ResultTable {
  id: Generated<number>;
  run: number;
  case_row: number;
  case_index: number;
  attempt: number;
  verdict: number;
  score: number | null;
  latency_ms: number | null;
  first_token_ms: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
  flags: number;
  pattern: number | null;
  boundary: number | null;
  cause: string | null;
  tag_set: number | null;
  finished_order: number;
}

interface ScoreTable {
  id: number;
  scored_at: string;
  environment_digest: string;
  extracted_by: string | null;
  checks: JsonText;
}

interface ScoreHistoryTable {
  number: Generated<number>;
  result: number;
  scored_at: string;
  environment_digest: string;
  score: JsonText;
}

interface TranscriptTable {
  id: number;
  started_at: string;
  finish_reason: string | null;
  model_digest: string | null;
  body: Buffer;
}

interface RunLogTable {
  number: Generated<number>;
  run: number;
  at: string;
  level: 'info' | 'warning' | 'error';
  message: string;
}

interface ResultRoleTable {
  result: number;
  role: Role;
  model: string;
  calls: number;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
  duration_ms: number;
}

interface ReviewTable {
  result: number;
  verdict: 'pass' | 'fail' | null;
  comment: string;
  bookmarked: Flag;
  at: string;
}

interface DraftTable {
  number: Generated<number>;
  id: string;
  base_digest: string;
  base_id: string | null;
  base_version: string | null;
  environment_id: string | null;
  title: string | null;
  version: string | null;
  revision: Generated<number>;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

interface DraftFileTable {
  number: Generated<number>;
  draft: number;
  path: string;
  base_path: string | null;
  bytes: number | null;
  content: Uint8Array | null;
}

interface FailureSetTable {
  number: Generated<number>;
  id: string;
  name: string;
  environment: number;
  run_id: string;
  run_number: number;
  model: string;
  case_count: number;
  chosen_by: string;
  created_at: string;
  deleted_at: string | null;
}

interface TrainingExportTable {
  number: Generated<number>;
  run_id: string;
  run_number: number;
  format: string;
  at: string;
}

/** The tables as the newest migration leaves them. */
export interface Tables {
  environments: EnvironmentTable;
  environment_texts: EnvironmentTextTable;
  tag_sets: { number: Generated<number>; tags: JsonText };
  cases: CaseTable;
  case_texts: CaseTextTable;
  runs: RunTable;
  run_plans: { run: number; cases: Buffer };
  run_log: RunLogTable;
  results: ResultTable;
  result_texts: { id: number; answer: string | null; reason: string; failure_message: string | null };
  transcripts: TranscriptTable;
  scores: ScoreTable;
  score_history: ScoreHistoryTable;
  check_details: { id: number; body: Buffer };
  result_measures: { result: number; name: string; value: number; of: number };
  result_roles: ResultRoleTable;
  run_sandboxes: { run: number; name: string };
  reviews: ReviewTable;
  drafts: DraftTable;
  draft_bases: { draft: number; files: JsonText };
  draft_files: DraftFileTable;
  failure_sets: FailureSetTable;
  failure_set_cases: { failure_set: number; place: number; case_row: number };
  training_exports: TrainingExportTable;
  training_cases: { digest: string; export: number };
  unindexed_results: { id: number };
  models: { name: string; digest: string; first_seen_at: string; last_seen_at: string };
  providers: { name: string; config: JsonText };
  prices: { model: string; input_usd: number; output_usd: number };
  settings: { key: string; value: JsonText };
  responses: { key: string; reply: Buffer; created_at: string };
}
