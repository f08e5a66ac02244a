import { describe, expect, test } from 'vitest';
import { queueQuery } from '@/lib/api/hub.ts';
import { ticketOf, type Ticket } from '@/lib/api/shapes.ts';
import { filterOf, NO_FILTER, searchOf } from './filter.ts';
import { addOnTop, replaceInPlace, ticketsOf, type Pages } from './pages.ts';

const ticket = (id: string, version = 1): Ticket => ticketOf({ id, version, title: `${id} v${version}` });
const pages = (...ids: string[][]): Pages => ({
  pages: ids.map((page) => ({ items: page.map((id) => ticket(id)), next: null })),
  pageParams: ids.map(() => null),
});
const idsOf = (from: Pages) => ticketsOf(from).map(({ id }) => id);

describe('the list', () => {
  test('a_newer_version_takes_its_place_and_no_row_moves', () => {
    const after = replaceInPlace(pages(['a', 'b'], ['c']), new Map([['c', ticket('c', 2)]]));
    expect(idsOf(after)).toEqual(['a', 'b', 'c']);
    expect(ticketsOf(after)[2]?.title).toBe('c v2');
  });
  test('an_older_version_that_arrives_late_changes_nothing', () => {
    const newer = replaceInPlace(pages(['a']), new Map([['a', ticket('a', 3)]]));
    expect(ticketsOf(replaceInPlace(newer, new Map([['a', ticket('a', 2)]])))[0]?.version).toBe(3);
  });
  test('new_tickets_go_on_top_once', () => {
    const after = addOnTop(pages(['a', 'b']), [ticket('n'), ticket('b')]);
    expect(idsOf(after)).toEqual(['n', 'a', 'b']);
  });
  test('a_ticket_that_moved_between_two_pages_is_shown_once', () => {
    expect(idsOf(pages(['a', 'b'], ['b', 'c']))).toEqual(['a', 'b', 'c']);
  });
});

describe('the filter', () => {
  test('what_is_not_narrowed_is_not_in_the_address', () => {
    expect(searchOf(NO_FILTER)).toBe('');
    expect(searchOf({ ...NO_FILTER, status: 'all', q: 'vpn 809' })).toBe('?status=all&q=vpn+809');
  });
  test('the_address_gives_the_same_filter_back', () => {
    const filter = { status: 'resolved', system: 'glpi-hq', category: 'none', language: 'hi', q: 'a&b=c' };
    expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
  });
  test('open_means_every_status_that_is_not_done', () => {
    expect(queueQuery(NO_FILTER).status).toBe('new,open,pending_requester,pending_vendor');
    expect(queueQuery({ ...NO_FILTER, status: 'all' }).status).toBe('');
  });
});
