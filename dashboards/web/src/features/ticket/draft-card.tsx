import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfidenceBar } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Draft, Ticket } from '@/lib/api/shapes.ts';
import { diffWords } from '@/lib/diff.ts';
import { useKeys } from '@/lib/keys.ts';
import { languageTag } from '@/lib/languages.ts';
import { percent } from '@/lib/percent.ts';
import { useMay } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';
import { useDraftActs } from './acts.ts';
import { Cited, Sources } from './sources.tsx';

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

  const ask = () => setMode('ask');
  // What is asked must be seen.
  useEffect(() => {
    if (mode !== 'look') card.current?.scrollIntoView({ block: 'end' });
  }, [mode]);
  const send = () => {
    if (text.trim() === '' || approve.isPending) return;
    approve.mutate(
      { draft, text: edited ? text : null },
      { onSuccess: () => notify.done(t(draft.fourEyes ? 'draft.noted' : 'draft.approved', { who })) },
    );
  };
  const canSend = may.work && (!isSms || isRegistered);
  useKeys(
    may.work
      ? {
          a: () => (canSend ? (mode === 'ask' ? send() : ask()) : undefined),
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
      {draft.fourEyes && (
        <p className="mt-2 pl-8 text-xs text-warn max-md:pl-0">
          {draft.firstApprovedBy === null
            ? t('draft.fourEyes')
            : t('draft.firstApproved', { who: draft.firstApprovedBy })}
        </p>
      )}
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
                {t('draft.ask', { how: t(`composer.how.${ticket.channel}`, { who, system: ticket.system }) })}
              </p>
              <Button look="main" hint="a" disabled={approve.isPending} onClick={send}>
                <Icon name="send" />
                {t('draft.send', { who })}
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
                    {t('draft.approve')}
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

/** The text in English, for who does not read its language. */
const Gloss = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  if (draft.gloss === null) return null;
  return (
    <details className="mt-2 pl-8 text-xs text-soft max-md:pl-0" open>
      <summary className="cursor-pointer font-medium text-faint">{t('draft.gloss')}</summary>
      <p lang="en" className="mt-0.5 break-words whitespace-pre-wrap">
        {draft.gloss}
      </p>
    </details>
  );
};

/** What stands behind the draft besides its sources: reasons, model, prompt, price. */
const Receipt = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const others = draft.reasons.filter((reason) => !/^\[\d{1,2}\]/.test(reason));
  const { receipt } = draft;
  return (
    <details className="mt-2 pl-8 text-xs text-faint max-md:pl-0">
      <summary className="cursor-pointer">{t('draft.behind', { model: draft.model })}</summary>
      <ul className="mt-0.5 list-disc pl-4 break-words">
        {others.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {receipt !== null && (
          <li title={receipt.promptHash}>
            {t('draft.receipt', {
              prompt: `${receipt.prompt} v${receipt.promptVersion}`,
              tokens: receipt.tokens,
              cost: (receipt.costUsd ?? 0).toFixed(4),
              seconds: ((receipt.latencyMillis ?? 0) / 1000).toFixed(1),
            })}
          </li>
        )}
      </ul>
    </details>
  );
};

/** What the editing person changed, word by word. */
const Changes = ({ before, after }: { before: string; after: string }) => {
  const { t } = useTranslation();
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  if (before === after) return <p className="mt-1 text-xs text-faint">{t('draft.noChanges')}</p>;
  return (
    <details className="mt-1 text-xs text-soft" open>
      <summary className="cursor-pointer text-faint">{t('draft.changes')}</summary>
      <p className="mt-1 break-words whitespace-pre-wrap">
        {pieces.map((piece, index) =>
          piece.kind === 'same' ? (
            <span key={index}>{piece.text}</span>
          ) : piece.kind === 'added' ? (
            <ins key={index} className="bg-good-soft text-good no-underline">
              {piece.text}
            </ins>
          ) : (
            <del key={index} className="bg-bad-soft text-bad">
              {piece.text}
            </del>
          ),
        )}
      </p>
    </details>
  );
};
