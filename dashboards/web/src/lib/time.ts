import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((tell) => tell());
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
};

/** The present, the same for every row, renewed every 20 s. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** How long ago, as short as a row allows: `now`, `4 m`, `3 h`, `2 d`, then the date. */
export const ago = (iso: string, at: number, locale: string, justNow: string): string => {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  const past = at - time;
  if (past < MINUTE) return justNow;
  const short = (value: number, unit: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(Math.floor(value));
  if (past < HOUR) return short(past / MINUTE, 'minute');
  if (past < DAY) return short(past / HOUR, 'hour');
  if (past < 7 * DAY) return short(past / DAY, 'day');
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(time);
};

/** The clock time today, with the day on any other day. */
export const clock = (iso: string, at: number, locale: string): string => {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  const sameDay = new Date(time).toDateString() === new Date(at).toDateString();
  return new Intl.DateTimeFormat(locale, {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
};

/** The whole instant, with zone, for a tooltip. */
export const fullTime = (iso: string, locale: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time)
    ? ''
    : new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(time);
};
