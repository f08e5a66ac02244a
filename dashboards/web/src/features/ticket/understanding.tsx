import { useTranslation } from 'react-i18next';
import { Abstained, ConfidenceBar, UrgencyMark } from '@/components/ui/bits.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Ticket } from '@/lib/api/shapes.ts';
import { languageName } from '@/lib/languages.ts';
import { percent } from '@/lib/percent.ts';
import { useCategories, useCategoryName } from '@/lib/query.ts';
import { readReason } from '@/lib/reasons.ts';
import { Opinions } from './opinions.tsx';

/** What the models made of a ticket, how sure they are, and what it rests on. */
export const Understanding = ({ ticket }: { ticket: Ticket }) => {
  const { t, i18n } = useTranslation();
  const categoryName = useCategoryName();
  const understood = ticket.classification;
  if (understood === null) return <p className="text-faint">{t('context.pending')}</p>;
  const { confidence } = understood;
  const isCorrected = ticket.category !== null && (understood.abstained || ticket.category !== understood.category);
  return (
    <div className="flex flex-col gap-2">
      {understood.abstained ? (
        <div className="flex items-start gap-2">
          <span className="mt-0.5">
            <Abstained title={t('queue.unsure')} />
          </span>
          <div>
            <p>{t('context.abstained')}</p>
            {understood.category !== null && (
              <p className="text-faint">
                {t('context.guess', { category: categoryName(understood.category) })} · {percent(confidence)} %
              </p>
            )}
          </div>
        </div>
      ) : (
        <div>
          <div className="flex items-baseline justify-between gap-2">
            <span className={isCorrected ? 'text-faint line-through' : 'font-medium'}>
              {understood.category === null ? t('queue.unclassified') : categoryName(understood.category)}
            </span>
            <span className="text-soft">{percent(confidence)} %</span>
          </div>
          <ConfidenceBar value={confidence} wide />
        </div>
      )}
      {isCorrected && ticket.category !== null && (
        <p className="flex items-center gap-1.5">
          <Icon name="user" width="13" height="13" className="text-faint" />
          <span className="font-medium">{categoryName(ticket.category)}</span>
          <span className="text-faint">
            {ticket.masters['category'] === 'source' ? t('context.bySource') : t('context.corrected')}
          </span>
        </p>
      )}
      <Reasons reasons={understood.reasons} />
      <Opinions ticket={ticket} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        {understood.urgency !== null && (
          <>
            <dt className="text-faint">{t('ticket.urgency')}</dt>
            <dd className="flex items-center gap-2">
              <UrgencyMark urgency={understood.urgency} />
              {understood.urgencyConfidence !== null && (
                <span className="text-faint">{percent(understood.urgencyConfidence)} %</span>
              )}
            </dd>
          </>
        )}
        {ticket.language !== null && (
          <>
            <dt className="text-faint">{t('context.language')}</dt>
            <dd>{languageName(ticket.language, i18n.language)}</dd>
          </>
        )}
        <dt className="text-faint">{t('context.model')}</dt>
        <dd className="truncate font-mono text-2xs leading-4" title={understood.model}>
          {understood.model}
        </dd>
      </dl>
    </div>
  );
};

/** The evidence: words with their weight as small tokens, all else as the sentence it is. */
const Reasons = ({ reasons }: { reasons: string[] }) => {
  const { t } = useTranslation();
  const categories = useCategories();
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3 className="text-xs text-faint">{t('context.why')}</h3>
      <ul aria-label={t('context.why')} className="mt-0.5 flex flex-col gap-1 text-xs">
        {reasons.map((reason) => {
          const { about, words } = readReason(reason, categories);
          return (
            <li key={reason} className="break-words text-soft">
              {about}
              {words.length > 0 && (
                <span className="mt-0.5 flex flex-wrap gap-1">
                  {words.map(({ word, weight }) => (
                    <span key={word} className="max-w-full rounded bg-hover px-1.5 leading-5 break-words text-ink">
                      {word} <span className="text-faint">{weight}</span>
                    </span>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
