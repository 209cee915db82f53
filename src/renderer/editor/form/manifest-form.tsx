import { useEffect, useMemo, useState } from 'react';

import { Skeleton } from '#renderer/components/skeleton.tsx';
import { CATEGORIES, MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import styles from '../editor.module.css';
import { useFileText, useSession } from '../files/use-session.ts';
import type { Path } from '../manifest-help/manifest-schema.ts';
import { ChecksForm } from './checks-form.tsx';
import { FormChoice } from './form-choice.tsx';
import { FormNumber } from './form-number.tsx';
import { FormText } from './form-text.tsx';
import { KindForm } from './kind-form.tsx';
import { readManifestText, withValue } from './manifest-document.ts';

/** The plain values of the manifest and the way to change one of them in the text. */
export interface FormWiring {
  readonly data: unknown;
  readonly set: (path: Path, value: unknown) => void;
  /** Several changes as one: undefined takes a key away. */
  readonly setAll: (changes: readonly (readonly [Path, unknown])[]) => void;
}

/** The manifest as a form: it edits the same text, and comments stay. */
export function ManifestForm({ paths }: { readonly paths: readonly string[] }) {
  const session = useSession();
  const text = useFileText(MANIFEST_FILE);
  useEffect(() => void session.read(MANIFEST_FILE).catch(() => undefined), [session]);
  const now = useMemo(() => readManifestText(text ?? ''), [text]);
  // What cannot be read right now leaves the fields as they were.
  const [readable, setReadable] = useState(now);
  if (now.failure === null && now !== readable) setReadable(now);
  const { failure } = now;
  const { data } = failure === null ? now : readable;
  if (text === undefined) return <Skeleton rows={8} />;
  const setAll: FormWiring['setAll'] = (changes) => {
    const before = session.store.getState().files[MANIFEST_FILE]?.text ?? '';
    session.setText(
      MANIFEST_FILE,
      changes.reduce((changed, [path, value]) => withValue(changed, path, value), before),
    );
  };
  const wiring: FormWiring = { data, setAll, set: (path, value) => setAll([[path, value]]) };
  return (
    <>
      {failure === null ? null : (
        <p role="status" className={styles.formNotice}>
          The form waits until the YAML can be read. {failure}
        </p>
      )}
      <fieldset className={styles.form} disabled={failure !== null} inert={failure !== null}>
        <legend className="visually-hidden">{MANIFEST_FILE}</legend>
        <About {...wiring} />
        <Dataset {...wiring} paths={paths} />
        <KindForm {...wiring} title="Harness" path={HARNESS} />
        <h2>Scoring</h2>
        <ChecksForm {...wiring} />
        <FormNumber
          {...wiring}
          label="Pass mark"
          path={['scoring', 'passMark']}
          standard={1}
          min={0}
          max={1}
          step={0.05}
        />
      </fieldset>
    </>
  );
}

const HARNESS: Path = ['harness'];

function About(wiring: FormWiring) {
  return (
    <>
      <h2>About</h2>
      <FormText {...wiring} label="Id" path={['id']} code isRequired />
      <FormText {...wiring} label="Version" path={['version']} code isRequired />
      <FormText {...wiring} label="Title" path={['title']} isRequired />
      <FormText {...wiring} label="Description" path={['description']} isLong />
      <FormChoice {...wiring} label="Category" path={['category']} values={CATEGORIES} standard="other" />
      <FormText {...wiring} label="Tags" path={['tags']} isList description="Words between commas." />
      <FormText
        {...wiring}
        label="Licence"
        path={['license']}
        description="SPDX identifier of the licence of the data."
      />
    </>
  );
}

function Dataset({ paths, ...wiring }: FormWiring & { readonly paths: readonly string[] }) {
  const files = paths.filter((path) => /\.(jsonl|json|csv)(\.gz)?$/.test(path));
  return (
    <>
      <h2>Dataset</h2>
      <FormChoice {...wiring} label="File" path={['dataset', 'file']} values={files} />
      <FormText
        {...wiring}
        label="Input"
        path={['dataset', 'input']}
        code
        isRequired
        description="A field of the row, or a template such as {{ question }}."
      />
      <FormText
        {...wiring}
        label="Expected"
        path={['dataset', 'expected']}
        code
        description="Likewise; the right answer."
      />
    </>
  );
}
