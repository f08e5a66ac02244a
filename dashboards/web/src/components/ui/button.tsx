import type { ButtonHTMLAttributes } from 'react';
import { Kbd } from './kbd.tsx';

type Look = 'plain' | 'main' | 'quiet' | 'bad';

const LOOKS: Record<Look, string> = {
  plain: 'border border-line-strong bg-raised hover:bg-hover',
  main: 'bg-accent text-accent-ink hover:opacity-90',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  bad: 'border border-line-strong text-bad hover:bg-bad-soft',
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  /** The key that does the same. */
  hint?: string;
}

export const Button = ({ look = 'plain', hint, className = '', children, ...rest }: Props) => (
  <button
    type="button"
    className={`inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 max-md:h-9 ${LOOKS[look]} ${className}`}
    {...rest}
  >
    {children}
    {hint !== undefined && <Kbd on={look === 'main'}>{hint}</Kbd>}
  </button>
);

/** A button that shows only its picture; the name is for those who do not see it, and the tooltip. */
export const IconButton = ({
  name,
  className = '',
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { name: string }) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft transition-colors duration-100 hover:bg-hover hover:text-ink disabled:opacity-50 max-md:size-9 ${className}`}
    {...rest}
  >
    {children}
  </button>
);
