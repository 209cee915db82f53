import type { Ref, RefCallback } from 'react';

/** One ref that fills several. */
export function mergeRefs<Element>(...refs: readonly Ref<Element>[]): RefCallback<Element> {
  return (element) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(element);
      else if (ref !== null) ref.current = element;
    }
  };
}
