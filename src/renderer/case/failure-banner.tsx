import { TriangleAlert } from 'lucide-react';

import type { Failure } from '#shared/domain/case-result.ts';
import styles from './case.module.css';

const BLAMES: Readonly<Record<Failure['boundary'], string>> = {
  model: 'The model or its server broke',
  harness: 'The harness broke',
  sandbox: 'The sandbox broke',
  scorer: 'The scorer broke',
};

/** Why an attempt could not be judged, and whose fault that was. */
export function FailureBanner({ failure }: { readonly failure: Failure }) {
  return (
    <div className={styles.banner} role="note">
      <TriangleAlert size={16} aria-hidden />
      <p className={styles.bannerTitle}>
        {BLAMES[failure.boundary]}: {failure.cause}
      </p>
      <p className={styles.bannerText}>{failure.message}</p>
      <p className={styles.bannerText}>This attempt is not scored and does not lower the accuracy.</p>
    </div>
  );
}
