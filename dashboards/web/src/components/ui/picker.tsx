import { Popover } from 'radix-ui';
import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

export interface Option {
  value: string;
  label: string;
  mark?: ReactNode;
}

interface Props {
  /** What is picked, for the ear and the list's title. */
  label: string;
  options: Option[];
  value: string;
  onPick: (value: string) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  align?: 'start' | 'end';
}

/** Over this many options a field to narrow them appears. */
const MANY = 7;

/** A list to choose one of: by pointer, arrows, or typing. The trigger is a button of the caller's. */
export const Picker = ({ label, options, value, onPick, open, onOpenChange, trigger, align = 'start' }: Props) => (
  <Popover.Root open={open} onOpenChange={onOpenChange}>
    <Popover.Trigger asChild>{trigger}</Popover.Trigger>
    <Popover.Portal>
      <Popover.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        aria-label={label}
        className="z-30 w-56 animate-rise overflow-hidden rounded-lg border border-line bg-raised shadow-float"
      >
        <Options
          label={label}
          options={options}
          value={value}
          onPick={(picked) => {
            onOpenChange(false);
            if (picked !== value) onPick(picked);
          }}
        />
      </Popover.Content>
    </Popover.Portal>
  </Popover.Root>
);

const Options = ({ label, options, value, onPick }: Pick<Props, 'label' | 'options' | 'value' | 'onPick'>) => {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState('');
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return options.filter((option) => `${option.label} ${option.value}`.toLowerCase().includes(wanted));
  }, [options, words]);
  const [cursor, setCursor] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  );
  const at = Math.min(cursor, shown.length - 1);

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setCursor((at + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown[at];
      if (chosen) onPick(chosen.value);
    }
  };

  return (
    <div>
      <input
        // The list was just opened by its reader: the focus belongs here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
        aria-label={label}
        placeholder={t('ticket.pick')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setCursor(0);
        }}
        onKeyDown={press}
        className={`w-full border-b border-line bg-transparent px-3 py-2 outline-none ${options.length > MANY ? '' : 'h-0 border-0 p-0 opacity-0'}`}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="max-h-72 overflow-y-auto p-1">
        {shown.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            onClick={() => onPick(option.value)}
            onKeyDown={press}
            onPointerMove={() => setCursor(index)}
            ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={`flex cursor-pointer items-center gap-2 rounded px-2 py-1 max-md:py-2 ${index === at ? 'bg-hover' : ''}`}
          >
            {option.mark}
            <span className="flex-1 truncate">{option.label}</span>
            {option.value === value && <Icon name="check" className="text-accent" />}
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-1 text-faint">{t('ticket.noMatch')}</p>}
      </div>
    </div>
  );
};
