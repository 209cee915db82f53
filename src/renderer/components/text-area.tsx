import type { Ref } from 'react';

import { classNames } from './class-names.ts';
import { Field, type FieldTexts } from './field.tsx';
import styles from './text-area.module.css';

interface TextAreaProps extends FieldTexts {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly code?: boolean;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  readonly onBlur?: () => void;
}

/** Several lines of text. */
export function TextArea({
  value,
  onValueChange,
  rows = 4,
  placeholder,
  code = false,
  className,
  inputRef,
  onBlur,
  ...texts
}: TextAreaProps) {
  return (
    <Field {...texts} className={className}>
      {({ id, describedBy, invalid }) => (
        <textarea
          ref={inputRef}
          id={id}
          dir="auto"
          rows={rows}
          spellCheck={false}
          placeholder={placeholder}
          className={classNames(styles.area, code && styles.code)}
          onBlur={onBlur}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </Field>
  );
}
