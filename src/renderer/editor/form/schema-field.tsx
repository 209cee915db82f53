import { Checkbox } from '#renderer/components/checkbox.tsx';
import type { Path, SchemaNode } from '../manifest-help/manifest-schema.ts';
import { FormChoice } from './form-choice.tsx';
import { FormNumber } from './form-number.tsx';
import { FormText } from './form-text.tsx';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';

interface SchemaFieldProps extends FormWiring {
  readonly name: string;
  readonly path: Path;
  readonly node: SchemaNode;
}

const LONG = new Set(['system', 'prompt', 'feedback', 'program', 'pattern']);

/** A field for what the schema says of one key; nothing for what only the text can hold. */
export function SchemaField({ name, path, node, ...wiring }: SchemaFieldProps) {
  const { description, type } = node;
  const label = labelOf(name);
  if (node.enum !== undefined) {
    const standard = typeof node.default === 'string' ? node.default : undefined;
    return (
      <FormChoice {...wiring} {...{ label, path, description, standard }} values={node.enum.map(String)} />
    );
  }
  if (type === 'boolean') {
    const value = valueAt(wiring.data, path);
    return (
      <Checkbox
        checked={typeof value === 'boolean' ? value : node.default === true}
        description={description}
        onCheckedChange={(checked) => wiring.set(path, checked)}
      >
        {label}
      </Checkbox>
    );
  }
  if (type === 'number' || type === 'integer') {
    const standard = typeof node.default === 'number' ? node.default : undefined;
    return (
      <FormNumber
        {...wiring}
        {...{ label, path, description, standard }}
        step={type === 'integer' ? 1 : 0.1}
      />
    );
  }
  if (type !== 'string') return null;
  const placeholder = typeof node.default === 'string' ? node.default : undefined;
  return <FormText {...wiring} {...{ label, path, description, placeholder }} code isLong={LONG.has(name)} />;
}

/** `ignoreCase` as `Ignore case`. */
function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
