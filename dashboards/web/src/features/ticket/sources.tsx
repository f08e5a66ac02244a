import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Skeleton, Tag } from '@/components/ui/bits.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { hub } from '@/lib/api/hub.ts';
import type { Article, Draft, DraftSource } from '@/lib/api/shapes.ts';
import { languageName, languageTag } from '@/lib/languages.ts';
import { keys, useCategoryName } from '@/lib/query.ts';
import { reasonOfSource } from '@/lib/reasons.ts';
import { ago, fullTime, useNow } from '@/lib/time.ts';

/** A draft's text with its citations as small marks that name their source. */
export const Cited = ({ text, sources }: { text: string; sources: DraftSource[] }) =>
  text.split(/(\[\d{1,2}\])/).map((piece, index) => {
    const source = sources.find((one) => one.number !== null && piece === `[${one.number}]`);
    return source === undefined ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <span key={index} title={source.title} className="rounded bg-accent-soft px-0.5 text-2xs text-accent">
        {source.number}
      </span>
    );
  });

/** What a draft was made of: each source, why it fits, and the sentences that were taken. */
export const Sources = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<DraftSource | null>(null);
  if (draft.sources.length === 0) return null;
  return (
    <div className="mt-2 pl-8 max-md:pl-0">
      <p className="text-xs font-medium text-faint">{t('draft.sources', { count: draft.sources.length })}</p>
      <ol className="mt-0.5 flex flex-col gap-1">
        {draft.sources.map((source, index) => {
          const number = source.number ?? index + 1;
          const why = reasonOfSource(draft.reasons, number, source.title);
          return (
            <li key={source.kind + source.id} className="text-xs">
              <div className="flex items-baseline gap-2">
                <span className="shrink-0 rounded bg-accent-soft px-1 text-2xs text-accent">{number}</span>
                <span className="shrink-0 text-faint">
                  {source.kind === 'ticket' ? t('draft.solved') : t('draft.article')}
                </span>
                {source.kind === 'ticket' ? (
                  <Link to={`/tickets/${source.id}`} className="min-w-0 truncate text-accent hover:underline">
                    {source.title}
                  </Link>
                ) : (
                  <button
                    type="button"
                    className="min-w-0 truncate text-left text-accent hover:underline"
                    onClick={() => setOpened(source)}
                  >
                    {source.title}
                  </button>
                )}
              </div>
              {(source.quotes.length > 0 || why !== null) && (
                <details className="pl-6 text-faint">
                  <summary className="cursor-pointer">
                    {[source.quotes.length > 0 ? t('draft.quotes', { count: source.quotes.length }) : '', why ?? '']
                      .filter(Boolean)
                      .join(' · ')}
                  </summary>
                  {source.quotes.map((quote) => (
                    <blockquote
                      key={quote}
                      className="mt-1 border-l-2 border-line-strong pl-2 break-words text-soft"
                      lang={languageTag(draft.language)}
                    >
                      {quote}
                    </blockquote>
                  ))}
                </details>
              )}
            </li>
          );
        })}
      </ol>
      {opened !== null && <ArticleDialog source={opened} onClose={() => setOpened(null)} />}
    </div>
  );
};

/** A knowledge article, the sentences that the draft took marked. */
const ArticleDialog = ({ source, onClose }: { source: DraftSource; onClose: () => void }) => {
  const article = useQuery({ queryKey: keys.article(source.id), queryFn: () => hub.article(source.id) });
  return (
    <Dialog title={article.data?.title ?? source.title} open onOpenChange={(open) => !open && onClose()} wide>
      <div className="overflow-y-auto p-4">
        {article.isPending && <Skeleton lines={5} />}
        {article.isError && <ErrorNote error={article.error} />}
        {article.data && (
          <>
            <About article={article.data} />
            <div lang={languageTag(article.data.language)} className="mt-3 text-base break-words whitespace-pre-wrap">
              {article.data.content.split('\n').map((line, index) => {
                const isQuoted = source.quotes.some((quote) => line.includes(quote));
                return (
                  <p key={index} className={isQuoted ? 'min-h-5 rounded bg-accent-soft' : 'min-h-5'}>
                    {line}
                  </p>
                );
              })}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
};

const About = ({ article }: { article: Article }) => {
  const { t, i18n } = useTranslation();
  const categoryName = useCategoryName();
  const now = useNow();
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-xs text-faint">
      {article.visibility === 'INTERNAL' && <Tag tone="warn">{t('article.internal')}</Tag>}
      {article.category !== null && <Tag>{categoryName(article.category)}</Tag>}
      {article.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      <span>
        {article.language === null ? '' : `${languageName(article.language, i18n.language)} · `}
        {t('article.version', { version: article.version })}
        {' · '}
        <time dateTime={article.updatedAt} title={fullTime(article.updatedAt, i18n.language)}>
          {ago(article.updatedAt, now, i18n.language, t('app.now'))}
        </time>
      </span>
    </p>
  );
};
