import { useState } from 'react';

import { TextArea } from '#renderer/components/text-area.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import type { Path } from '../manifest-help/manifest-schema.ts';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';

interface FormTextProps extends FormWiring {
  readonly label: string;
  readonly path: Path;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly code?: boolean;
  readonly isLong?: boolean;
  /** Texts between commas. */
  readonly isList?: boolean;
  /** Stays as an empty text when it is emptied; others are taken away. */
  readonly isRequired?: boolean;
}

/** A text of the manifest. */
export function FormText({
  data,
  set,
  label,
  path,
  description,
  placeholder,
  code = false,
  isLong = false,
  isList = false,
  isRequired = false,
}: FormTextProps) {
  // A list is shown as it is typed, with the comma at its end.
  const [typed, setTyped] = useState<string | null>(null);
  const value = valueAt(data, path);
  const shown = isList && Array.isArray(value) ? value.join(', ') : textOf(value);
  function change(text: string): void {
    if (isList) setTyped(text);
    const next = isList ? listOf(text) : text;
    set(path, !isRequired && next.length === 0 ? undefined : next);
  }
  const texts = {
    label,
    description,
    value: typed ?? shown,
    onValueChange: change,
    onBlur: () => setTyped(null),
  };
  const hint = placeholder === undefined ? {} : { placeholder };
  return isLong ? (
    <TextArea {...texts} {...hint} rows={3} code={code} />
  ) : (
    <TextField {...texts} {...hint} code={code} />
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
