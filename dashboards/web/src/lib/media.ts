import { useSyncExternalStore } from 'react';

/** Panes beside each other: 1 on a phone, 2 from 768 px, 3 from 1200 px. */
const TWO = '(min-width: 768px)';
const THREE = '(min-width: 1200px)';

const useMatch = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );

export const usePanes = (): 1 | 2 | 3 => {
  const two = useMatch(TWO);
  const three = useMatch(THREE);
  return three ? 3 : two ? 2 : 1;
};
