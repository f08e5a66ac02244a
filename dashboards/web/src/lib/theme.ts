import { readStored, writeStored } from './stored.ts';

export type Theme = 'system' | 'light' | 'dark';

const isTheme = (value: string | null): value is Theme => value === 'system' || value === 'light' || value === 'dark';

export const theme = {
  current: (): Theme => {
    const stored = readStored('theme');
    return isTheme(stored) ? stored : 'system';
  },
  apply: (next: Theme): void => {
    writeStored('theme', next);
    document.documentElement.dataset['theme'] = next;
  },
  /** system -> light -> dark -> system */
  next: (): Theme => {
    const order: Theme[] = ['system', 'light', 'dark'];
    return order[(order.indexOf(theme.current()) + 1) % order.length] ?? 'system';
  },
};
