import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { QueueFilter } from '@/lib/api/hub.ts';

const NAMES = ['status', 'system', 'category', 'language', 'q'] as const;
export const NO_FILTER: QueueFilter = { status: 'open', system: '', category: '', language: '', q: '' };

/** The filter as it stands in the page's address. */
export const filterOf = (params: URLSearchParams): QueueFilter => {
  const filter = { ...NO_FILTER };
  for (const name of NAMES) filter[name] = params.get(name) ?? NO_FILTER[name];
  return filter;
};

/** The address's part for a filter; what is not narrowed is not written. */
export const searchOf = (filter: QueueFilter): string => {
  const params = new URLSearchParams();
  for (const name of NAMES) if (filter[name] !== NO_FILTER[name]) params.set(name, filter[name]);
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
};

/** The filter lives in the address, so that back, forward and a sent link show the same list. */
export const useFilter = (): [QueueFilter, (change: Partial<QueueFilter>) => void] => {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const change = useCallback(
    (part: Partial<QueueFilter>) => {
      // Typing is one step of the history, not one a letter.
      setParams((now) => searchOf({ ...filterOf(now), ...part }), { replace: 'q' in part });
    },
    [setParams],
  );
  return [filter, change];
};
