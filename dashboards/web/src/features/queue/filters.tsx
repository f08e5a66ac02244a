import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/icons.tsx';
import { Picker, type Option } from '@/components/ui/picker.tsx';
import type { QueueFilter } from '@/lib/api/hub.ts';
import { STATUSES } from '@/lib/api/shapes.ts';
import { languageName } from '@/lib/languages.ts';
import { useCategories, useMay, useSystems } from '@/lib/query.ts';

/** What the hub's language detector tells apart. */
const TICKET_LANGUAGES = ['en', 'hi', 'hinglish', 'de'];
/** Searching waits until the typing rests. */
const REST_MS = 250;

interface Props {
  filter: QueueFilter;
  onChange: (change: Partial<QueueFilter>) => void;
}

export const Filters = ({ filter, onChange }: Props) => {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const systems = useSystems(may.seeInside).data ?? [];
  const categories = useCategories();
  const any: Option = { value: '', label: t('queue.any') };
  return (
    <div className="flex flex-col gap-2 px-3 pb-2">
      <Find q={filter.q} onChange={(q) => onChange({ q })} />
      <div className="-mx-3 flex items-center gap-1 overflow-x-auto px-3 [scrollbar-width:none]">
        <Choice
          label={t('queue.status')}
          value={filter.status}
          always
          options={[
            { value: 'open', label: t('queue.open') },
            { value: 'all', label: t('queue.all') },
            ...STATUSES.filter((status) => status !== 'open').map((status) => ({
              value: status,
              label: t(`status.${status}`),
            })),
          ]}
          onPick={(status) => onChange({ status })}
        />
        {may.seeInside && (
          <Choice
            label={t('queue.system')}
            value={filter.system}
            options={[any, ...systems.map((system) => ({ value: system.name, label: system.name }))]}
            onPick={(system) => onChange({ system })}
          />
        )}
        <Choice
          label={t('queue.category')}
          value={filter.category}
          options={[
            any,
            { value: 'none', label: t('queue.unclassified') },
            ...categories.map((category) => ({ value: category.id, label: category.name })),
          ]}
          onPick={(category) => onChange({ category })}
        />
        <Choice
          label={t('queue.language')}
          value={filter.language}
          options={[
            any,
            ...TICKET_LANGUAGES.map((code) => ({ value: code, label: languageName(code, i18n.language) })),
          ]}
          onPick={(language) => onChange({ language })}
        />
      </div>
    </div>
  );
};

const Find = ({ q, onChange }: { q: string; onChange: (q: string) => void }) => {
  const { t } = useTranslation();
  const [words, setWords] = useState(q);
  const [given, setGiven] = useState(q);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Back and forward change what is searched for, too.
  if (q !== given) {
    setGiven(q);
    setWords(q);
  }
  useEffect(() => () => clearTimeout(rest.current), []);
  const set = (next: string) => {
    setWords(next);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      setGiven(next);
      onChange(next);
    }, REST_MS);
  };
  return (
    <div className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 focus-within:border-accent max-md:h-9">
      <Icon name="search" className="shrink-0 text-faint" width="14" height="14" />
      <input
        id="queue-find"
        type="search"
        value={words}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        placeholder={t('queue.find')}
        aria-label={t('queue.find')}
        className="min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {words === '' ? (
        <kbd className="rounded border border-line px-1 font-mono text-2xs leading-4 text-faint max-md:hidden">/</kbd>
      ) : (
        <button
          type="button"
          aria-label={t('app.dismiss')}
          className="text-faint hover:text-ink"
          onClick={() => set('')}
        >
          <Icon name="cross" width="14" height="14" />
        </button>
      )}
    </div>
  );
};

interface ChoiceProps {
  label: string;
  value: string;
  options: Option[];
  onPick: (value: string) => void;
  /** A value is always chosen, so it is always named. */
  always?: boolean;
}

const Choice = ({ label, value, options, onPick, always = false }: ChoiceProps) => {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const isSet = value !== '';
  return (
    <Picker
      label={label}
      options={options}
      value={value}
      onPick={onPick}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${chosen?.label ?? value}`}
          className={`inline-flex h-6 shrink-0 items-center gap-1 rounded-full border px-2 text-xs transition-colors duration-100 hover:bg-hover max-md:h-8 max-md:px-3 ${isSet && !always ? 'border-accent bg-accent-soft text-accent' : 'border-line text-soft'}`}
        >
          {isSet || always ? (chosen?.label ?? value) : label}
          <Icon name="down" width="12" height="12" />
        </button>
      }
    />
  );
};
