import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Clock, Initials, Tag, type Tone } from '@/components/ui/bits.tsx';
import { Icon, type IconName } from '@/components/ui/icons.tsx';
import type { Attachment, Delivery, DeliveryState } from '@/lib/api/shapes.ts';
import { languageTag } from '@/lib/languages.ts';
import { splitQuoted } from '@/lib/quoted.ts';
import { FileLink } from './file-link.tsx';

export const DELIVERY_TONES: Record<DeliveryState, Tone> = {
  pending: 'plain',
  sending: 'info',
  sent: 'good',
  retrying: 'warn',
  unknown: 'warn',
  parked: 'bad',
  suppressed: 'warn',
};
const DELIVERY_ICONS: Record<DeliveryState, IconName> = {
  pending: 'clock',
  sending: 'clock',
  sent: 'check',
  retrying: 'clock',
  unknown: 'warn',
  parked: 'warn',
  suppressed: 'warn',
};

/** How a delivery went; `bare` where the system's name stands beside it already. */
export const DeliveryMark = ({ delivery, bare = false }: { delivery: Delivery; bare?: boolean }) => {
  const { t } = useTranslation();
  const { state } = delivery;
  const hint = state === 'unknown' || state === 'parked' || state === 'suppressed' ? t(`deliveryHint.${state}`) : '';
  return (
    <Tag tone={DELIVERY_TONES[state]} title={[delivery.reason, hint].filter(Boolean).join(' ')}>
      <Icon name={DELIVERY_ICONS[state]} width="12" height="12" />
      {bare ? '' : `${delivery.system}: `}
      {t(`delivery.${state}`)}
    </Tag>
  );
};

interface Props {
  author: string;
  address: string | null;
  text: string;
  language: string | null;
  isPublic: boolean;
  byRequester: boolean;
  isAi?: boolean;
  isEdited?: boolean;
  origin: string;
  at: string;
  deliveries?: Delivery[];
  attachments: Attachment[];
}

const paper = (isPublic: boolean, byRequester: boolean, isAi: boolean): string => {
  if (!isPublic) return 'border-note-line bg-note';
  if (isAi) return 'border-dashed border-accent bg-surface';
  return byRequester ? 'border-line bg-surface' : 'border-line bg-surface shadow-[inset_3px_0_0_var(--accent)]';
};

/** One text on a ticket, rendered as text. A private one has another paper, a lock and the words. */
export const Message = (props: Props) => {
  const { t } = useTranslation();
  const { author, address, isPublic, byRequester, isAi = false, isEdited = false, deliveries = [] } = props;
  const [showQuoted, setShowQuoted] = useState(false);
  const { own, quoted } = splitQuoted(props.text);
  return (
    <article className={`rounded-lg border px-3 py-2.5 ${paper(isPublic, byRequester, isAi)}`}>
      <header className="flex items-center gap-2">
        {isAi ? (
          <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
            <Icon name="spark" />
          </span>
        ) : (
          <Initials name={author} />
        )}
        <span className="min-w-0 truncate font-medium" title={address ?? undefined}>
          {author}
        </span>
        {isPublic ? (
          <span className="shrink-0 text-xs text-faint">
            {byRequester ? t('timeline.requester') : t('timeline.public')}
          </span>
        ) : (
          <span className="inline-flex min-w-0 items-center gap-1 text-xs font-medium text-warn">
            <Icon name="lock" width="13" height="13" className="shrink-0" />
            <span className="truncate">
              {t('timeline.internal')}
              <span className="font-normal"> · {t('timeline.notSeen')}</span>
            </span>
          </span>
        )}
        <span className="flex-1" />
        {isEdited && <span className="text-xs text-faint">{t('timeline.edited')}</span>}
        <span className="shrink-0 text-xs text-faint max-md:hidden">{props.origin}</span>
        <Clock iso={props.at} className="shrink-0 text-xs text-faint" />
      </header>
      {isAi && <p className="mt-1 pl-8 text-xs text-accent">{t('timeline.generated', { name: author })}</p>}
      <div
        lang={languageTag(props.language)}
        className="mt-1.5 pl-8 text-base break-words whitespace-pre-wrap max-md:pl-0"
      >
        {own.trim() === '' ? <span className="text-faint">{t('timeline.empty')}</span> : own}
        {showQuoted && <div className="mt-2 border-l-2 border-line-strong pl-3 text-soft">{quoted}</div>}
      </div>
      {quoted !== '' && (
        <button
          type="button"
          aria-expanded={showQuoted}
          onClick={() => setShowQuoted(!showQuoted)}
          className="mt-1 ml-8 rounded bg-hover px-1.5 text-xs text-soft hover:text-ink max-md:ml-0"
        >
          {showQuoted ? t('timeline.hideQuoted') : t('timeline.quoted')}
        </button>
      )}
      {(props.attachments.length > 0 || deliveries.length > 0) && (
        <footer className="mt-2 flex flex-wrap items-center gap-1.5 pl-8 max-md:pl-0">
          {props.attachments.map((file) => (
            <FileLink key={file.id} file={file} />
          ))}
          {deliveries.map((delivery) => (
            <DeliveryMark key={delivery.id} delivery={delivery} />
          ))}
        </footer>
      )}
    </article>
  );
};
