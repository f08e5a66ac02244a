import type { ReactNode } from 'react';

/** A key's name; hidden where there is no keyboard. */
export const Kbd = ({ children, on = false }: { children: ReactNode; on?: boolean }) => (
  <kbd
    className={`rounded px-1 font-mono text-2xs leading-4 max-md:hidden ${on ? 'bg-accent-ink/20' : 'border border-line bg-sunk text-faint'}`}
  >
    {children}
  </kbd>
);
