import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/icons.tsx';
import type { Draft } from '@/lib/api/shapes.ts';
import { diffWords } from '@/lib/diff.ts';
import { fullTime } from '@/lib/time.ts';
import { Receipt } from './draft-receipt.tsx';
import { Cited, Sources } from './sources.tsx';

/** The text in English, for who does not read its language. */
export const Gloss = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  if (draft.gloss === null) return null;
  return (
    <details className="mt-2 pl-8 text-xs text-soft max-md:pl-0" open>
      <summary className="cursor-pointer font-medium text-faint">{t('draft.gloss')}</summary>
      <p lang="en" className="mt-0.5 break-words whitespace-pre-wrap">
        <Cited text={draft.gloss} sources={draft.sources} />
      </p>
    </details>
  );
};

/** That two people have to approve, and how far that is. */
export const FourEyes = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  if (!draft.fourEyes) return null;
  return (
    <p className="mt-2 flex items-start gap-1.5 pl-8 text-xs text-warn max-md:pl-0">
      <Icon name="user" width="13" height="13" className="mt-px shrink-0" />
      {draft.firstApprovedBy === null ? t('draft.fourEyes') : t('draft.firstApproved', { who: draft.firstApprovedBy })}
    </p>
  );
};

/** What the editing person changed, word by word. */
export const Changes = ({ before, after }: { before: string; after: string }) => {
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

/** The last draft that went out: its text stands in the conversation, what it was made of here, folded. */
export const SentDraft = ({ draft }: { draft: Draft }) => {
  const { t, i18n } = useTranslation();
  return (
    <details aria-label={t('draft.title')} className="mt-2 px-3 text-xs text-faint">
      <summary
        className="cursor-pointer"
        title={draft.settledAt === null ? undefined : fullTime(draft.settledAt, i18n.language)}
      >
        {draft.approvedBy === null ? t('draft.sentAlone') : t('draft.sentBy', { who: draft.approvedBy })}
      </summary>
      <Sources draft={draft} />
      <Receipt draft={draft} />
    </details>
  );
};
