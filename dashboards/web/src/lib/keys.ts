import { useEffect, useRef } from 'react';

/** Key names as people read them: `j`, `Enter`, `?`, `g q` (one after the other), `mod+k` (Ctrl or ⌘). */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1000;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"],[role="listbox"],[role="menu"]') !== null);

const nameOf = (event: KeyboardEvent): string => {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return mod + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
};

/**
 * Keys of the screen that is shown. They do nothing while somebody types or a dialog is open, except those with
 * `mod`. `Enter` and space stay with a focused button or link.
 */
export const useKeys = (map: KeyMap): void => {
  const current = useRef(map);
  useEffect(() => {
    current.current = map;
  });
  useEffect(() => {
    let first = '';
    let at = 0;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const name = nameOf(event);
      const hasMod = name.startsWith('mod+');
      if (!hasMod && isTyping(event.target)) return;
      if (name === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button,a,summary')) return;
      const sequence = event.timeStamp - at < SEQUENCE_MS ? `${first} ${name}` : name;
      first = name;
      at = event.timeStamp;
      const act = current.current[sequence] ?? current.current[name];
      if (act === undefined) return;
      event.preventDefault();
      first = '';
      act(event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
