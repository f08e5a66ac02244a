import { randomId } from './api/http.ts';

/** A thing that happened and can be taken back, or a thing that went wrong. */
export interface Notice {
  id: string;
  tone: 'done' | 'bad';
  text: string;
  detail: string | null;
  undo: (() => void) | null;
  until: number;
}

/** How long an act can be taken back. */
export const UNDO_MS = 10_000;

let notices: readonly Notice[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Notice[]) => {
  notices = next;
  listeners.forEach((listener) => listener());
};

const drop = (id: string) => set(notices.filter((notice) => notice.id !== id));

const show = (notice: Omit<Notice, 'id' | 'until'>, onEnd?: () => void): Notice => {
  const shown = { ...notice, id: randomId(), until: Date.now() + UNDO_MS };
  set([...notices.slice(-2), shown]);
  setTimeout(() => {
    drop(shown.id);
    onEnd?.();
  }, UNDO_MS);
  return shown;
};

export const notify = {
  /** Done already; `undo` takes it back by a second act. */
  done: (text: string, undo: (() => void) | null = null): void => {
    show({ tone: 'done', text, detail: null, undo });
  },

  bad: (text: string, detail: string | null): void => {
    show({ tone: 'bad', text, detail, undo: null });
  },

  /**
   * For an act that the hub cannot take back: it looks done at once and is done when the ten seconds are over or the
   * page goes away.
   */
  later: (text: string, act: () => void, takeBack: () => void): void => {
    let settled = false;
    const settle = (how: () => void) => {
      if (settled) return;
      settled = true;
      window.removeEventListener('pagehide', finish);
      how();
    };
    const finish = () => settle(act);
    window.addEventListener('pagehide', finish);
    show({ tone: 'done', text, detail: null, undo: () => settle(takeBack) }, finish);
  },

  undo: (notice: Notice): void => {
    drop(notice.id);
    notice.undo?.();
  },

  /** Takes back the latest act that can be. */
  undoLast: (): void => {
    const last = notices.findLast((notice) => notice.undo !== null);
    if (last) notify.undo(last);
  },

  dismiss: (notice: Notice): void => drop(notice.id),
  current: (): readonly Notice[] => notices,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
