import { useTranslation } from 'react-i18next';
import { Clock, Tag, type Tone } from '@/components/ui/bits.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Bond, BondState, Delivery, Ticket } from '@/lib/api/shapes.ts';
import { useMay, useSystems } from '@/lib/query.ts';
import { DeliveryMark } from './message.tsx';

const BOND_TONES: Record<BondState, Tone> = { in_step: 'good', due: 'info', failing: 'bad', gone: 'plain' };

/** Only an address that a browser opens as a page becomes a link. */
export const safeLink = (url: string | null): string | null => {
  try {
    return url !== null && /^https?:$/.test(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
};

/** Longer ids are no use to the eye; the whole one is in the tooltip. */
const LONGEST_ID = 14;

/** How a person names what a system holds: a mail thread and an SMS conversation have no number of their own. */
const useHeldName = (ticket: Ticket): ((bond: Bond) => string) => {
  const { t } = useTranslation();
  const may = useMay();
  const systems = useSystems(may.seeInside).data ?? [];
  return (bond) => {
    const type =
      systems.find((system) => system.name === bond.system)?.type ??
      (bond.system === ticket.system ? ticket.channel : '');
    if (type === 'email' || /^<.*@.*>$/.test(bond.externalId)) return t('context.mailThread');
    if (type === 'sms') return t('context.smsConversation');
    return bond.externalId.length > LONGEST_ID ? `${bond.externalId.slice(0, LONGEST_ID - 2)}…` : bond.externalId;
  };
};

/** Which systems hold the ticket, whether they are in step, and what was sent to each. */
export const InSystems = ({ ticket, deliveries }: { ticket: Ticket; deliveries: Delivery[] }) => {
  const { t } = useTranslation();
  const heldName = useHeldName(ticket);
  const bonded = new Set(ticket.bonds.map((bond) => bond.system));
  const others = [...new Set(deliveries.map((delivery) => delivery.system))].filter((name) => !bonded.has(name));
  if (ticket.bonds.length === 0 && others.length === 0) return <p className="text-faint">{t('context.systemsNone')}</p>;
  return (
    <ul className="flex flex-col gap-2.5">
      {ticket.bonds.map((bond) => {
        const link = safeLink(bond.url);
        const name = heldName(bond);
        return (
          <li key={bond.system + bond.externalId}>
            <div className="flex items-center gap-2">
              <span className="shrink-0 font-medium">{bond.system}</span>
              {link === null ? (
                <span className="min-w-0 truncate text-xs text-faint" title={bond.externalId}>
                  {name}
                </span>
              ) : (
                <a
                  href={link}
                  target="_blank"
                  rel="noopener noreferrer"
                  title={t('context.openThere', { id: bond.externalId, system: bond.system })}
                  className="inline-flex min-w-0 items-center gap-1 text-xs text-accent hover:underline"
                >
                  <span className="truncate">{name}</span>
                  <Icon name="out" width="11" height="11" className="shrink-0" />
                </a>
              )}
              <span className="flex-1" />
              <Tag tone={BOND_TONES[bond.state]}>{t(`bond.${bond.state}`)}</Tag>
            </div>
            <Deliveries deliveries={deliveries.filter((delivery) => delivery.system === bond.system)} />
          </li>
        );
      })}
      {others.map((system) => (
        <li key={system}>
          <span className="font-medium">{system}</span>
          <Deliveries deliveries={deliveries.filter((delivery) => delivery.system === system)} />
        </li>
      ))}
    </ul>
  );
};

const LATEST = 4;
const NEEDS_WORDS = new Set(['unknown', 'parked', 'suppressed', 'retrying', 'pending']);

const Deliveries = ({ deliveries }: { deliveries: Delivery[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {deliveries.slice(0, LATEST).map((delivery) => {
        const { kind, state } = delivery;
        const isKnown = kind === 'response' || kind === 'status' || kind === 'notice';
        const at = delivery.sentAt ?? (state === 'retrying' ? delivery.dueAt : delivery.createdAt);
        return (
          <li key={delivery.id} className="border-l border-line-strong pl-2 text-xs">
            <div className="flex items-center gap-1.5">
              <span className="min-w-0 truncate text-soft">{isKnown ? t(`deliveryKind.${kind}`) : kind}</span>
              <DeliveryMark delivery={delivery} bare />
              <span className="flex-1" />
              {at !== null && <Clock iso={at} className="shrink-0 text-faint" />}
            </div>
            {delivery.attempts > 1 && (
              <p className="text-faint">{t('context.attempts', { count: delivery.attempts })}</p>
            )}
            {NEEDS_WORDS.has(state) && delivery.reason !== null && (
              <p className="break-words text-soft">{delivery.reason}</p>
            )}
            {(state === 'unknown' || state === 'parked' || state === 'suppressed') && (
              <p className="text-faint">{t(`deliveryHint.${state}`)}</p>
            )}
          </li>
        );
      })}
      {deliveries.length > LATEST && (
        <li className="pl-2 text-xs text-faint">{t('context.earlier', { count: deliveries.length - LATEST })}</li>
      )}
    </ul>
  );
};
