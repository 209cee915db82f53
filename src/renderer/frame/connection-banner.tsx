import { useQueryClient } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { useConnection } from '../connection.ts';
import styles from './frame.module.css';

/** Says that the process behind the page is gone; once it is back, everything is read again. */
export function ConnectionBanner() {
  const isThere = useConnection((connection) => connection.isThere);
  const queries = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    if (!isThere) wasAway.current = true;
    else if (wasAway.current) {
      wasAway.current = false;
      void queries.invalidateQueries();
    }
  }, [isThere, queries]);
  return (
    <div role="alert">
      {isThere ? null : (
        <p className={styles.disconnected}>
          <Unplug size={16} aria-hidden />
          <span>
            <strong>BenchGen is not running any more.</strong> What you see may be out of date. Finished cases
            are kept. Start “benchgen serve” again and open the address it prints; if it is only out of reach,
            this page goes on by itself.
          </span>
        </p>
      )}
    </div>
  );
}
