import { OfflineLock } from '#core/providers/offline-lock.ts';

/** An offline lock that is on or off from the beginning. */
export function testLock(isOn: boolean): OfflineLock {
  const lock = new OfflineLock();
  lock.switch(isOn);
  return lock;
}
