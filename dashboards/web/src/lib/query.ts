import { QueryClient, useQuery } from '@tanstack/react-query';
import { ApiError } from './api/http.ts';
import { hub, type QueueFilter } from './api/hub.ts';
import type { Role } from './api/shapes.ts';

/** A refusal stays a refusal; only a hub that is away is asked again. */
const again = (failures: number, error: unknown): boolean =>
  failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });

/** The names under which answers are kept. */
export const keys = {
  user: ['user'] as const,
  systems: ['systems'] as const,
  categories: ['categories'] as const,
  templates: (system: string) => ['templates', system] as const,
  queues: ['queue'] as const,
  queue: (filter: QueueFilter) => ['queue', filter] as const,
  ticket: (id: string) => ['ticket', id] as const,
  ticketPart: (id: string, part: string) => ['ticket', id, part] as const,
  article: (id: string) => ['article', id] as const,
};

const HOUR = 3_600_000;

export const ticketQuery = (id: string) => ({
  queryKey: keys.ticket(id),
  queryFn: ({ signal }: { signal: AbortSignal }) => hub.ticket(id, signal),
});

export const responsesQuery = (id: string) => ({
  queryKey: keys.ticketPart(id, 'responses'),
  queryFn: () => hub.responses(id),
});

export const useUser = () => useQuery({ queryKey: keys.user, queryFn: hub.user, staleTime: HOUR });

const WRITERS: readonly Role[] = ['agent', 'lead', 'admin'];
const OPENERS: readonly Role[] = [...WRITERS, 'requester', 'integrator', 'operator'];

/** What the user may do here. The hub decides; the desk only does not offer what it would refuse. */
export const useMay = () => {
  const role = useUser().data?.role;
  return {
    work: role !== undefined && WRITERS.includes(role),
    reply: role !== undefined && (WRITERS.includes(role) || role === 'requester'),
    open: role !== undefined && OPENERS.includes(role),
    seeInside: role !== undefined && role !== 'requester',
  };
};

export const useCategories = () =>
  useQuery({ queryKey: keys.categories, queryFn: hub.categories, staleTime: HOUR }).data ?? [];

/** A category's name; its id where the list does not know it (any more). */
export const useCategoryName = (): ((id: string) => string) => {
  const categories = useCategories();
  return (id) => categories.find((category) => category.id === id)?.name ?? id;
};

export const useSystems = (enabled = true) =>
  useQuery({ queryKey: keys.systems, queryFn: hub.systems, enabled, refetchInterval: 15_000 });
