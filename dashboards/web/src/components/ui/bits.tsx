import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Status, SystemState, Urgency } from '@/lib/api/shapes.ts';
import { percent } from '@/lib/percent.ts';
import { fullTime, ago, clock, useNow } from '@/lib/time.ts';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'plain';

const TONES: Record<Tone, string> = {
  info: 'bg-info-soft text-info',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  plain: 'bg-hover text-soft',
};

/** A word with a meaning; the word carries it, the colour only helps. */
export const Tag = ({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) => (
  <span
    title={title}
    className={`inline-flex items-center gap-1 rounded px-1.5 text-xs leading-5 whitespace-nowrap ${TONES[tone]}`}
  >
    {children}
  </span>
);

const CHANNEL_ICONS: Record<Channel, IconName> = {
  glpi: 'glpi',
  'sap-solman': 'solman',
  email: 'mail',
  sms: 'sms',
  portal: 'portal',
};

export const ChannelIcon = ({ channel, className }: { channel: Channel; className?: string }) => {
  const { t } = useTranslation();
  return (
    <span title={t(`channel.${channel}`)} className={className}>
      <Icon name={CHANNEL_ICONS[channel]} />
      <span className="sr-only">{t(`channel.${channel}`)}</span>
    </span>
  );
};

export const STATUS_DOTS: Record<Status, string> = {
  new: 'bg-info',
  open: 'bg-good',
  pending_requester: 'bg-warn',
  pending_vendor: 'bg-warn',
  resolved: 'border-[1.5px] border-good',
  closed: 'border-[1.5px] border-faint',
};

/** A status as a dot and a word. */
export const StatusMark = ({ status }: { status: Status }) => {
  const { t } = useTranslation();
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className={`size-2 shrink-0 rounded-full ${STATUS_DOTS[status]}`} />
      {t(`status.${status}`)}
    </span>
  );
};

const URGENCY_DOTS: Record<Urgency, string> = {
  low: 'border-[1.5px] border-faint',
  medium: 'bg-faint',
  high: 'bg-warn',
  critical: 'bg-bad ring-2 ring-bad/30',
};
const URGENCY_WORDS: Record<Urgency, string> = {
  low: 'text-faint',
  medium: 'text-soft',
  high: 'text-warn',
  critical: 'font-medium text-bad',
};

/** Urgency as a dot and a word. */
export const UrgencyMark = ({ urgency }: { urgency: Urgency | null }) => {
  const { t } = useTranslation();
  if (urgency === null) return <span className="text-faint">{t('urgency.none')}</span>;
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${URGENCY_WORDS[urgency]}`}>
      <span className={`size-[7px] shrink-0 rounded-full ${URGENCY_DOTS[urgency]}`} />
      {t(`urgency.${urgency}`)}
    </span>
  );
};

/** How sure, as a thin bar; the number is in the tooltip and for the ear. */
export const ConfidenceBar = ({ value, wide = false }: { value: number; wide?: boolean }) => {
  const { t } = useTranslation();
  const whole = percent(value);
  const label = t('queue.confidence', { percent: whole });
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={`inline-block h-[3px] shrink-0 overflow-hidden rounded-full bg-line-strong/60 align-middle ${wide ? 'w-full' : 'w-7'}`}
    >
      <span
        className={`block h-full rounded-full ${whole < 60 ? 'bg-warn' : 'bg-accent'}`}
        style={{ width: `${whole}%` }}
      />
    </span>
  );
};

/** The model would not say: an outlined question mark. */
export const Abstained = ({ title }: { title: string }) => (
  <span
    role="img"
    aria-label={title}
    title={title}
    className="inline-flex h-4 min-w-4 items-center justify-center rounded border border-dashed border-warn px-0.5 text-2xs font-semibold text-warn"
  >
    ?
  </span>
);

/** How long ago; the whole instant in the tooltip. */
export const Ago = ({ iso, className = '' }: { iso: string; className?: string }) => {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <time dateTime={iso} title={fullTime(iso, i18n.language)} className={className}>
      {ago(iso, now, i18n.language, i18n.language === 'hi' ? 'अभी' : 'now')}
    </time>
  );
};

export const Clock = ({ iso, className = '' }: { iso: string; className?: string }) => {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <time dateTime={iso} title={fullTime(iso, i18n.language)} className={className}>
      {clock(iso, now, i18n.language)}
    </time>
  );
};

export const SYSTEM_TONES: Record<SystemState, Tone> = {
  running: 'good',
  paused: 'warn',
  failing: 'bad',
  stopped: 'plain',
};

/** Grey bars where text will be. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div aria-hidden="true" className="flex flex-col gap-2 py-1">
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} className="h-3 rounded bg-hover" style={{ width: `${[92, 70, 84, 55][line % 4] ?? 80}%` }} />
    ))}
  </div>
);

/** Nothing here, and what to do next. */
export const Empty = ({ title, next, children }: { title: string; next?: string; children?: ReactNode }) => (
  <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
    <p className="font-medium">{title}</p>
    {next !== undefined && <p className="max-w-xs text-faint">{next}</p>}
    {children !== undefined && <div className="mt-3">{children}</div>}
  </div>
);

/** Two letters for a person; the colour is the same for the same name. */
const HUES = [200, 255, 305, 20, 75, 150];
export const Initials = ({ name }: { name: string }) => {
  const parts = name
    .replace(/[^\p{L}\p{M}\p{N} .@-]/gu, '')
    .split(/[\s.@-]+/)
    .filter(Boolean);
  const segments = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => (part === undefined ? '' : ([...new Intl.Segmenter().segment(part)][0]?.segment ?? '')))
    .join('');
  const hue =
    HUES[Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES.length] ?? 200;
  return (
    <span
      aria-hidden="true"
      className="flex size-6 shrink-0 items-center justify-center rounded-full text-[10px] font-semibold uppercase"
      style={{
        background: `light-dark(oklch(0.93 0.035 ${hue}), oklch(0.33 0.045 ${hue}))`,
        color: `light-dark(oklch(0.38 0.08 ${hue}), oklch(0.88 0.06 ${hue}))`,
      }}
    >
      {/\p{L}/u.test(name) ? segments : <Icon name="user" width="13" height="13" />}
    </span>
  );
};
