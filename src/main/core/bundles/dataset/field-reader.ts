import { compileTemplate, isTemplate } from '#core/templates/render-template.ts';
import type { Json } from '#shared/domain/json.ts';

export type Fields = Readonly<Record<string, Json>>;

/** Reads a value out of a row: a field, or what a template makes of the row. */
export interface FieldReader {
  /** As written in the manifest. */
  readonly source: string;
  readonly isTemplate: boolean;
  /** Fields that every row must have. */
  readonly required: readonly string[];
  /** Undefined when the row has no such field. Throws TemplateError. */
  read(fields: Fields): Json | undefined;
}

/** `name` is what errors call it, such as `dataset.input`. Throws TemplateError for a template that cannot be read. */
export function fieldReader(name: string, source: string): FieldReader {
  if (!isTemplate(source)) {
    return {
      source,
      isTemplate: false,
      required: [source],
      read: (fields) => (Object.hasOwn(fields, source) ? fields[source] : undefined),
    };
  }
  const template = compileTemplate(name, source);
  return {
    source,
    isTemplate: true,
    required: [...template.names.required],
    read: (fields) => template.evaluate(fields),
  };
}
