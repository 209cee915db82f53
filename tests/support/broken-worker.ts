/** A worker that cannot start. */
throw new Error('the entry is damaged');
