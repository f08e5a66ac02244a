import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfidenceBar } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Draft, Ticket } from '@/lib/api/shapes.ts';
import { useKeys } from '@/lib/keys.ts';
import { languageTag } from '@/lib/languages.ts';
import { percent } from '@/lib/percent.ts';
import { useMay, useUser } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';
import { useDraftActs } from './acts.ts';
import { Changes, FourEyes, Gloss } from './draft-parts.tsx';
import { Receipt } from './draft-receipt.tsx';
import { Cited, Sources } from './sources.tsx';

/** A letter typed twice comes faster than somebody who has read the question. */
const LOOK_MS = 400;

/** An answer the model proposes. It looks like no person's, and leaves only when a person says so twice. */
export const DraftCard = ({ ticket, draft }: { ticket: Ticket; draft: Draft }) => {
  const { t } = useTranslation();
  const may = useMay();
  const { approve, discard } = useDraftActs(ticket.id);
  const [mode, setMode] = useState<'look' | 'edit' | 'ask'>('look');
  const [text, setText] = useState(draft.text);
  const card = useRef<HTMLElement>(null);
  const isSms = ticket.channel === 'sms';
  const isRegistered = draft.template !== null;
  const edited = text.trim() !== draft.text.trim();
  const who = ticket.requester.name;
  // With four eyes nothing leaves yet, if nobody else has approved these very words.
  const me = useUser().data?.name;
  const isFirst = draft.fourEyes && (edited || draft.firstApprovedBy === null || draft.firstApprovedBy === me);

  const askedAt = useRef(0);
  const ask = () => {
    askedAt.current = Date.now();
    setMode('ask');
  };
  // Somebody who types and thinks to be in a box must not send: the second key comes after a look, and no other before.
  useEffect(() => {
    if (mode !== 'ask') return;
    const other = (event: KeyboardEvent) => {
      if (event.key.length === 1 && event.key.toLowerCase() !== 'a' && event.key !== ' ') setMode('look');
    };
    window.addEventListener('keydown', other);
    return () => window.removeEventListener('keydown', other);
  }, [mode]);
  // What is asked must be seen.
  useEffect(() => {
    if (mode !== 'look') card.current?.scrollIntoView({ block: 'end' });
  }, [mode]);
  const send = () => {
    if (text.trim() === '' || approve.isPending) return;
    approve.mutate(
      { draft, text: edited ? text : null },
      { onSuccess: () => notify.done(t(isFirst ? 'draft.noted' : 'draft.approved', { who })) },
    );
  };
  const canSend = may.work && (!isSms || isRegistered);
  useKeys(
    may.work
      ? {
          a: () => {
            if (!canSend) return;
            if (mode !== 'ask') ask();
            else if (Date.now() - askedAt.current >= LOOK_MS) send();
          },
          d: () => (canSend && !isRegistered ? setMode('edit') : undefined),
          x: () => discard(draft),
        }
      : {},
  );

  return (
    <article
      ref={card}
      aria-label={t('draft.title')}
      className="mt-3 rounded-lg border border-dashed border-accent bg-accent-soft/50 px-3 py-2.5"
    >
      <header className="flex items-center gap-2">
        <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
          <Icon name="spark" />
        </span>
        <span className="shrink-0 font-medium text-accent">{t('draft.title')}</span>
        <span className="min-w-0 truncate text-xs text-soft">{t('draft.waiting')}</span>
        <span className="flex-1" />
        <span className="flex shrink-0 items-center gap-2 text-xs text-soft">
          <ConfidenceBar value={draft.confidence} />
          {t('draft.confidence', { percent: percent(draft.confidence) })}
        </span>
      </header>
      {mode === 'edit' ? (
        <div className="mt-2 pl-8 max-md:pl-0">
          <textarea
            aria-label={t('draft.text')}
            value={text}
            // Editing was just asked for by key or button.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setMode('look');
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setMode('ask');
            }}
            className="field-sizing-content max-h-80 min-h-24 w-full resize-none rounded-md border border-line-strong bg-surface p-2 text-base outline-none focus:border-accent"
          />
          <Changes before={draft.text} after={text} />
        </div>
      ) : (
        <p
          lang={languageTag(draft.language)}
          className="mt-1.5 pl-8 text-base break-words whitespace-pre-wrap text-soft max-md:pl-0"
        >
          {edited ? text : <Cited text={text} sources={draft.sources} />}
        </p>
      )}
      <Gloss draft={draft} />
      <Sources draft={draft} />
      <Receipt draft={draft} />
      <FourEyes draft={draft} />
      {isSms && !isRegistered && <p className="mt-2 pl-8 text-xs text-warn max-md:pl-0">{t('draft.smsOnly')}</p>}
      {approve.isError && (
        <div className="mt-2">
          <ErrorNote error={approve.error} />
        </div>
      )}
      {may.work && (
        <footer className="mt-2.5 flex flex-wrap items-center gap-1.5 pl-8 max-md:pl-0">
          {mode === 'ask' ? (
            <>
              <p className="w-full text-soft" role="status">
                {isFirst
                  ? t('draft.askFirst')
                  : t('draft.ask', { how: t(`composer.how.${ticket.channel}`, { who, system: ticket.system }) })}
              </p>
              <Button look="main" hint="a" disabled={approve.isPending} onClick={send}>
                <Icon name={isFirst ? 'check' : 'send'} />
                {isFirst ? t('draft.approveFirst') : t('draft.send', { who })}
              </Button>
              <Button look="quiet" onClick={() => setMode('look')}>
                {t('app.cancel')}
              </Button>
            </>
          ) : (
            <>
              {canSend && (
                <>
                  <Button look="main" hint="a" onClick={ask}>
                    {isFirst ? t('draft.approveFirst') : t('draft.approve')}
                  </Button>
                  {mode === 'look' && !isRegistered && (
                    <Button hint="d" onClick={() => setMode('edit')}>
                      {t('draft.edit')}
                    </Button>
                  )}
                </>
              )}
              <Button look="quiet" hint="x" onClick={() => discard(draft)}>
                {t('draft.discard')}
              </Button>
            </>
          )}
        </footer>
      )}
    </article>
  );
};
