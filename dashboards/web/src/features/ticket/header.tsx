import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Abstained,
  Ago,
  ChannelIcon,
  ConfidenceBar,
  STATUS_DOTS,
  StatusMark,
  UrgencyMark,
} from '@/components/ui/bits.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import { Picker, type Option } from '@/components/ui/picker.tsx';
import { STATUSES, URGENCIES, type Status, type Ticket, type Urgency } from '@/lib/api/shapes.ts';
import { copyText } from '@/lib/clipboard.ts';
import { useKeys } from '@/lib/keys.ts';
import { languageTag } from '@/lib/languages.ts';
import { useCategories, useCategoryName, useMay } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';
import { useChange } from './acts.ts';

interface Props {
  ticket: Ticket;
  onBack: (() => void) | null;
}

export const TicketHeader = ({ ticket, onBack }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  const change = useChange(ticket.id);
  const categories = useCategories();
  const categoryName = useCategoryName();
  const [open, setOpen] = useState<'status' | 'category' | 'urgency' | null>(null);
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';

  const setStatus = (status: Status) =>
    void change({ status }, t('ticket.set', { field: t('ticket.status'), value: t(`status.${status}`) }));
  const resolve = () => setStatus(isDone ? 'open' : 'resolved');
  useKeys(
    may.work
      ? {
          c: () => setOpen('category'),
          s: () => setOpen('status'),
          u: () => setOpen('urgency'),
          e: resolve,
          z: notify.undoLast,
        }
      : {},
  );

  const field = (
    name: 'status' | 'category' | 'urgency',
    value: string,
    options: Option[],
    onPick: (value: string) => void,
    shown: ReactNode,
  ) =>
    may.work ? (
      <Picker
        label={t(`ticket.${name}`)}
        options={options}
        value={value}
        onPick={onPick}
        open={open === name}
        onOpenChange={(isOpen) => setOpen(isOpen ? name : null)}
        trigger={
          <button
            type="button"
            title={`${t(`ticket.${name}`)} (${name.charAt(0)})`}
            className="inline-flex h-6 items-center gap-1.5 rounded-md border border-line px-2 text-xs transition-colors duration-100 hover:bg-hover aria-expanded:bg-hover max-md:h-8"
          >
            <span className="sr-only">{t(`ticket.${name}`)}:</span>
            {shown}
            <Icon name="down" width="12" height="12" className="text-faint" />
          </button>
        }
      />
    ) : (
      <span className="inline-flex h-6 items-center gap-1.5 px-1 text-xs">{shown}</span>
    );

  const understood = ticket.classification;
  const isModels = understood !== null && !understood.abstained && understood.category === ticket.category;
  return (
    <header className="shrink-0 border-b border-line bg-surface px-5 pt-2.5 pb-2.5 max-md:px-3">
      <div className="flex h-7 items-center gap-2 text-xs text-faint">
        {onBack && (
          <IconButton name={t('app.back')} onClick={onBack} className="-ml-2">
            <Icon name="left" />
          </IconButton>
        )}
        <ChannelIcon channel={ticket.channel} />
        <button
          type="button"
          title={t('ticket.copyLink')}
          className="shrink-0 rounded font-mono whitespace-nowrap text-soft hover:text-ink hover:underline"
          onClick={() => {
            void copyText(`${window.location.origin}/tickets/${ticket.id}`).then((isCopied) =>
              isCopied ? notify.done(t('app.copied')) : notify.bad(t('app.notCopied'), null),
            );
          }}
        >
          {ticket.number}
        </button>
        <span className="text-line-strong max-md:hidden">·</span>
        <span className="truncate max-md:hidden">
          {t(`type.${ticket.type}`)} · {ticket.system}
        </span>
        <span className="text-line-strong">·</span>
        <Ago iso={ticket.createdAt} className="shrink-0" />
        <span className="flex-1" />
        {may.work && (
          <Button hint="e" onClick={resolve} look={isDone ? 'quiet' : 'plain'}>
            {!isDone && <Icon name="check" className="text-good" />}
            {isDone ? t('ticket.reopen') : t('ticket.resolve')}
          </Button>
        )}
      </div>
      <h1
        lang={languageTag(ticket.language)}
        className="mt-0.5 line-clamp-2 text-lg font-semibold tracking-tight break-words"
      >
        {ticket.title}
      </h1>
      {ticket.mergedFrom !== null && <p className="text-xs text-info">{t('ticket.merged')}</p>}
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        {field(
          'status',
          ticket.status,
          STATUSES.map((status) => ({
            value: status,
            label: t(`status.${status}`),
            mark: <span className={`size-2 rounded-full ${STATUS_DOTS[status]}`} />,
          })),
          (status) => setStatus(status as Status),
          <StatusMark status={ticket.status} />,
        )}
        {field(
          'category',
          ticket.category ?? '',
          categories.map((category) => ({ value: category.id, label: category.name })),
          (category) =>
            void change({ category }, t('ticket.set', { field: t('ticket.category'), value: categoryName(category) })),
          ticket.category === null ? (
            <>
              <Abstained title={t('queue.unsure')} />
              {t('queue.unclassified')}
            </>
          ) : (
            <>
              {categoryName(ticket.category)}
              {isModels && <ConfidenceBar value={understood.confidence} />}
            </>
          ),
        )}
        {field(
          'urgency',
          ticket.urgency ?? '',
          URGENCIES.toReversed().map((urgency) => ({
            value: urgency,
            label: '',
            mark: <UrgencyMark urgency={urgency} />,
          })),
          (urgency) =>
            void change(
              { urgency: urgency as Urgency },
              t('ticket.set', { field: t('ticket.urgency'), value: t(`urgency.${urgency as Urgency}`) }),
            ),
          <UrgencyMark urgency={ticket.urgency} />,
        )}
        <span className="text-xs text-faint">{ticket.requester.name}</span>
      </div>
    </header>
  );
};
