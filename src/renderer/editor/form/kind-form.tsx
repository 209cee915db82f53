import { isRecord, nodesAt, type Path, type SchemaNode } from '../manifest-help/manifest-schema.ts';
import { FormChoice } from './form-choice.tsx';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';
import { SchemaField } from './schema-field.tsx';

interface KindFormProps extends FormWiring {
  readonly title: string;
  /** Of a part that has a `kind`. */
  readonly path: Path;
  /** Keys that are left to the text. */
  readonly without?: readonly string[];
}

/** A part of the manifest that comes in kinds, such as the harness: its kind, then the fields of that kind. */
export function KindForm({ title, path, without = [], ...wiring }: KindFormProps) {
  const kinds = kindsAt(path, wiring.data);
  const part = valueAt(wiring.data, path);
  const kind = isRecord(part) ? part['kind'] : undefined;
  const node = typeof kind === 'string' ? kinds.get(kind) : undefined;
  const change = (next: string) => {
    const known = kinds.get(next)?.properties ?? {};
    const foreign = Object.keys(isRecord(part) ? part : {}).filter((key) => known[key] === undefined);
    wiring.setAll([[[...path, 'kind'], next], ...foreign.map((key) => [[...path, key], undefined] as const)]);
  };
  const fields = Object.entries(node?.properties ?? {}).filter(
    ([key]) => key !== 'kind' && !without.includes(key),
  );
  return (
    <>
      {title === '' ? null : <h2>{title}</h2>}
      <FormChoice
        {...wiring}
        label="Kind"
        path={[...path, 'kind']}
        values={[...kinds.keys()].filter((each) => each !== 'program')}
        description={node?.description}
        set={(_, next) => change(String(next))}
      />
      {fields.map(([key, child]) => (
        <SchemaField key={key} {...wiring} name={key} path={[...path, key]} node={child} />
      ))}
    </>
  );
}

/** What each kind of a part may hold. */
function kindsAt(path: Path, data: unknown): ReadonlyMap<string, SchemaNode> {
  // Asked for without its own value, so that every kind is an answer.
  const parent = path.slice(0, -1);
  const last = path.at(-1) ?? '';
  const around = valueAt(data, parent);
  const blank = Array.isArray(around) ? [] : {};
  const nodes = nodesAt([...parent, last], withBlank(data, parent, blank));
  return new Map(
    nodes.flatMap((node) => {
      const kind = node.properties?.['kind']?.const;
      return typeof kind === 'string' ? [[kind, node] as const] : [];
    }),
  );
}

function withBlank(data: unknown, path: Path, blank: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return blank;
  return { [first]: withBlank(valueAt(data, [first]), rest, blank) };
}
