import type { InfiniteData } from '@tanstack/react-query';
import type { Page, Ticket } from '@/lib/api/shapes.ts';

/** What is loaded of the queue. */
export type Pages = InfiniteData<Page<Ticket>>;

export const ticketsOf = (pages: Pages | undefined): Ticket[] => {
  const seen = new Set<string>();
  // A ticket that moved up between two pages comes twice.
  return (pages?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((ticket) => !seen.has(ticket.id) && seen.add(ticket.id));
};

/** Newer versions of loaded tickets, each where it stands. */
export const replaceInPlace = (pages: Pages, fresh: ReadonlyMap<string, Ticket>): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((ticket) => {
      const newer = fresh.get(ticket.id);
      return newer !== undefined && newer.version > ticket.version ? newer : ticket;
    }),
  })),
});

/** New tickets on top; what was there keeps its order. */
export const addOnTop = (pages: Pages, added: Ticket[]): Pages => {
  const [first, ...rest] = pages.pages;
  if (first === undefined) return pages;
  const known = new Set(ticketsOf(pages).map((ticket) => ticket.id));
  const unknown = added.filter((ticket) => !known.has(ticket.id));
  return { ...pages, pages: [{ ...first, items: [...unknown, ...first.items] }, ...rest] };
};
