import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LiveMark } from '@/components/shell.tsx';
import { Empty, Skeleton } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import { useKeys } from '@/lib/keys.ts';
import { responsesQuery, ticketQuery, useCategoryName, useMay } from '@/lib/query.ts';
import { Filters } from './filters.tsx';
import { NO_FILTER, searchOf, useFilter } from './filter.ts';
import { ticketsOf } from './pages.ts';
import { QueueRow } from './queue-row.tsx';
import { useNews, useQueue } from './use-queue.ts';

const ROW_PX = 58;
/** A hand counts as off the list when it did nothing for this long. */
const QUIET_MS = 4000;

interface Props {
  /** The ticket shown beside the list. */
  openId: string | null;
  /** There is room beside the list: an empty place is filled with the first ticket. */
  opensFirst: boolean;
}

/** The live queue: filters, the news pill, and the rows. */
export const QueuePane = ({ openId, opensFirst }: Props) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const categoryName = useCategoryName();
  const may = useMay();
  const [filter, change] = useFilter();
  const search = useMemo(() => searchOf(filter), [filter]);
  const queue = useQueue(filter);
  const tickets = useMemo(() => ticketsOf(queue.data), [queue.data]);

  const scroller = useRef<HTMLDivElement>(null);
  const hand = useRef({ isOver: false, at: 0 });
  const isQuiet = useCallback(
    () =>
      !hand.current.isOver &&
      Date.now() - hand.current.at > QUIET_MS &&
      (scroller.current?.scrollTop ?? 0) < ROW_PX / 2 &&
      !scroller.current?.contains(document.activeElement),
    [],
  );
  const news = useNews(filter, isQuiet);

  // It is not handed to anything memoised.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => tickets[index]?.id ?? index,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  useEffect(() => {
    if (lastShown >= tickets.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, tickets.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const firstId = tickets[0]?.id;
  const isEmptyBeside = opensFirst && openId === null && !queue.isPlaceholderData;
  useEffect(() => {
    if (isEmptyBeside && firstId !== undefined) {
      void navigate({ pathname: `/tickets/${firstId}`, search }, { replace: true });
    }
  }, [isEmptyBeside, firstId, navigate, search]);

  const prefetch = useCallback(
    (id: string | undefined) => {
      if (id === undefined) return;
      // only a head start: what fails here is asked again, and told, when the ticket is opened
      client.query(ticketQuery(id)).catch(() => undefined);
      client.query(responsesQuery(id)).catch(() => undefined);
    },
    [client],
  );

  const [cursorId, setCursorId] = useState<string | null>(openId);
  const cursor = tickets.findIndex((ticket) => ticket.id === (cursorId ?? openId));
  const move = (step: number) => {
    const next = Math.min(tickets.length - 1, Math.max(0, cursor < 0 ? 0 : cursor + step));
    const ticket = tickets[next];
    if (ticket === undefined) return;
    hand.current.at = Date.now();
    setCursorId(ticket.id);
    rows.scrollToIndex(next);
    prefetch(ticket.id);
    prefetch(tickets[next + 1]?.id);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(ticket.id)}"]`)?.focus(),
    );
  };
  const showNews = () => {
    news.show();
    scroller.current?.scrollTo({ top: 0 });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      if (cursorId !== null) void navigate({ pathname: `/tickets/${cursorId}`, search });
    },
    '.': showNews,
    '/': () => document.getElementById('queue-find')?.focus(),
  });

  const isFiltered = search !== '';
  return (
    <section aria-label={t('queue.list')} className="@container flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-11 shrink-0 items-center gap-3 px-3">
        <h1 className="text-base font-semibold">{may.seeInside ? t('queue.title') : t('queue.own')}</h1>
        <LiveMark />
        <span className="flex-1" />
        {/* Its place is kept free, so that nothing moves and no row is covered when news come. */}
        <span role="status" className="shrink-0">
          {news.count > 0 && (
            <button
              type="button"
              title={`${t('queue.newsHint')} (.)`}
              onClick={showNews}
              className="inline-flex h-6 animate-rise items-center gap-1 rounded-full bg-accent px-2.5 text-xs font-medium text-accent-ink hover:opacity-90 max-md:h-8 max-md:px-3"
            >
              <Icon name="up" width="12" height="12" />
              {t('queue.news', { count: news.count })}
            </button>
          )}
        </span>
        {isFiltered && (
          <Button look="quiet" className="h-6 px-1.5 text-xs" onClick={() => change(NO_FILTER)}>
            {t('queue.clear')}
          </Button>
        )}
      </header>
      <Filters filter={filter} onChange={change} />
      <div className="relative min-h-0 flex-1 border-t border-line">
        <div
          ref={scroller}
          className={`h-full overflow-y-auto transition-opacity duration-100 ${queue.isPlaceholderData ? 'opacity-60' : ''}`}
          aria-busy={queue.isFetching}
          onPointerEnter={() => (hand.current.isOver = true)}
          onPointerLeave={() => (hand.current = { isOver: false, at: Date.now() })}
        >
          {queue.isPending && (
            <div className="flex flex-col gap-5 p-4">
              {Array.from({ length: 8 }, (_, row) => (
                <Skeleton key={row} lines={2} />
              ))}
            </div>
          )}
          {queue.isError && tickets.length === 0 && (
            <div className="p-3">
              <ErrorNote error={queue.error} retry={() => void queue.refetch()} />
            </div>
          )}
          {queue.isSuccess && tickets.length === 0 && (
            <Empty
              title={isFiltered ? t('queue.emptyFilter') : t('queue.empty')}
              next={
                isFiltered ? t('queue.emptyFilterNext') : may.seeInside ? t('queue.emptyNext') : t('queue.emptyOwnNext')
              }
            >
              <span className="flex flex-wrap justify-center gap-2">
                {!may.seeInside && (
                  <Button look="main" onClick={() => void navigate('/new')}>
                    {t('new.title')}
                  </Button>
                )}
                <Button onClick={() => change({ ...NO_FILTER, status: 'all' })}>{t('queue.showAll')}</Button>
              </span>
            </Empty>
          )}
          <ul className="relative" style={{ height: rows.getTotalSize() }}>
            {shown.map((row) => {
              const ticket = tickets[row.index];
              if (ticket === undefined) return null;
              return (
                <li
                  key={row.key}
                  className="absolute inset-x-0 top-0"
                  style={{ height: row.size, transform: `translateY(${row.start}px)` }}
                >
                  <QueueRow
                    ticket={ticket}
                    search={search}
                    isOpen={ticket.id === openId}
                    isCursor={row.index === Math.max(0, cursor)}
                    tint={news.tints.get(ticket.id) ?? 0}
                    categoryName={categoryName}
                    onHover={prefetch}
                  />
                </li>
              );
            })}
          </ul>
          {tickets.length > 0 && !queue.hasNextPage && (
            <p className="py-4 text-center text-xs text-faint">{t('queue.end')}</p>
          )}
        </div>
      </div>
    </section>
  );
};
