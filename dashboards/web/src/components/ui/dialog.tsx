import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { Icon } from './icons.tsx';

interface Props {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  /** The title is for the ear only. */
  bare?: boolean;
  wide?: boolean;
}

export const Dialog = ({ title, open, onOpenChange, children, bare = false, wide = false }: Props) => {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[#0008]" />
        <Radix.Content
          aria-describedby={undefined}
          className={`fixed top-[12vh] left-1/2 z-40 flex max-h-[76vh] w-[calc(100vw-24px)] -translate-x-1/2 animate-rise flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-float ${wide ? 'max-w-2xl' : 'max-w-xl'}`}
        >
          <div className={bare ? 'sr-only' : 'flex items-center justify-between border-b border-line py-2 pr-2 pl-4'}>
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            {!bare && (
              <Radix.Close asChild>
                <IconButton name={t('app.close')}>
                  <Icon name="cross" />
                </IconButton>
              </Radix.Close>
            )}
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
