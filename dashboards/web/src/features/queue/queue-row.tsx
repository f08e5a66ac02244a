import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Abstained, Ago, ChannelIcon, ConfidenceBar, UrgencyMark } from '@/components/ui/bits.tsx';
import { Icon, type IconName } from '@/components/ui/icons.tsx';
import type { Bond, BondState, Ticket } from '@/lib/api/shapes.ts';
import { languageTag } from '@/lib/languages.ts';

const BOND_ICONS: Record<BondState, IconName> = { in_step: 'check', due: 'clock', failing: 'warn', gone: 'cross' };
const BOND_TONES: Record<BondState, string> = {
  in_step: 'text-good',
  due: 'text-info',
  failing: 'text-bad',
  gone: 'text-faint',
};

const BONDS_SHOWN = 3;

/** A system that holds the ticket, and whether it is in step; among several only its initials. */
const BondMark = ({ bond, brief }: { bond: Bond; brief: boolean }) => {
  const { t } = useTranslation();
  const words = `${bond.system} ${bond.externalId}: ${t(`bond.${bond.state}`)}`;
  return (
    <span title={words} className="inline-flex items-center gap-0.5">
      <span className="hidden max-w-20 truncate @sm:inline">{brief ? bond.system.split('-')[0] : bond.system}</span>
      <Icon name={BOND_ICONS[bond.state]} width="12" height="12" className={BOND_TONES[bond.state]} />
      <span className="sr-only">{t(`bond.${bond.state}`)}</span>
    </span>
  );
};

const CategoryMark = ({ ticket, name }: { ticket: Ticket; name: (id: string) => string }) => {
  const { t } = useTranslation();
  const understood = ticket.classification;
  if (ticket.category === null) {
    return (
      <Abstained
        title={understood?.category ? t('queue.abstained', { category: name(understood.category) }) : t('queue.unsure')}
      />
    );
  }
  const byModel = understood?.category === ticket.category && !understood.abstained;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className="truncate">{name(ticket.category)}</span>
      {byModel && <ConfidenceBar value={understood.confidence} />}
    </span>
  );
};

interface Props {
  ticket: Ticket;
  search: string;
  isOpen: boolean;
  isCursor: boolean;
  tint: number;
  categoryName: (id: string) => string;
  onHover: (id: string) => void;
}

/** One ticket at one glance. */
export const QueueRow = memo(({ ticket, search, isOpen, isCursor, tint, categoryName, onHover }: Props) => {
  const { t } = useTranslation();
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  const isWaiting = ticket.status === 'pending_requester' || ticket.status === 'pending_vendor';
  return (
    <Link
      to={{ pathname: `/tickets/${ticket.id}`, search }}
      data-ticket={ticket.id}
      aria-current={isOpen ? 'page' : undefined}
      tabIndex={isCursor ? 0 : -1}
      onPointerEnter={() => onHover(ticket.id)}
      className={`relative block h-full border-b border-line px-3 py-2 outline-offset-[-2px] ${isOpen ? 'bg-chosen' : 'hover:bg-hover'}`}
    >
      {tint > 0 && <span key={tint} className="absolute inset-0 animate-tint" />}
      {isOpen && <span className="absolute inset-y-0 left-0 w-[3px] bg-accent" />}
      <span className={`relative flex items-center gap-2 ${isDone ? 'text-faint' : ''}`}>
        <ChannelIcon channel={ticket.channel} className="shrink-0 text-faint" />
        <span
          lang={languageTag(ticket.language)}
          className={`min-w-0 flex-1 truncate leading-5 ${ticket.status === 'new' ? 'font-semibold' : 'font-medium'} ${isDone ? 'line-through decoration-line-strong' : ''}`}
        >
          {ticket.title}
        </span>
        {ticket.urgency !== null && (
          <span className="shrink-0 text-xs">
            <UrgencyMark urgency={ticket.urgency} />
          </span>
        )}
        <Ago iso={ticket.updatedAt} className="w-8 shrink-0 text-right text-xs text-faint" />
      </span>
      <span className="relative mt-0.5 flex items-center gap-1.5 pl-6 text-xs leading-5 text-soft">
        <span className="max-w-[36%] min-w-8 truncate">{ticket.requester.name}</span>
        {ticket.language !== null && (
          <>
            <span className="text-line-strong">·</span>
            <span className="shrink-0 text-faint">{ticket.language}</span>
          </>
        )}
        <span className="text-line-strong">·</span>
        <CategoryMark ticket={ticket} name={categoryName} />
        <span className="flex-1" />
        {(isDone || isWaiting) && (
          <span className="shrink-0 text-faint" title={t(`status.${ticket.status}`)}>
            {isWaiting ? t('queue.waiting') : t(`status.${ticket.status}`)}
          </span>
        )}
        <span className="flex shrink-0 items-center gap-1.5 text-faint">
          {ticket.bonds.slice(0, BONDS_SHOWN).map((bond) => (
            <BondMark key={bond.system + bond.externalId} bond={bond} brief={ticket.bonds.length > 1} />
          ))}
          {ticket.bonds.length > BONDS_SHOWN && <span>+{ticket.bonds.length - BONDS_SHOWN}</span>}
        </span>
      </span>
    </Link>
  );
});
QueueRow.displayName = 'QueueRow';
