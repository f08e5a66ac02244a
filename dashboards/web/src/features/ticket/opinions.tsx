import { useTranslation } from 'react-i18next';
import { Tag } from '@/components/ui/bits.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Opinion, Ticket } from '@/lib/api/shapes.ts';
import { percent } from '@/lib/percent.ts';
import { useCategoryName } from '@/lib/query.ts';

/** What each model said, where more than one was asked, and how they stand to each other. */
export const Opinions = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation();
  const understood = ticket.classification;
  if (understood === null || understood.opinions.length < 2) return null;
  const { opinions, verdict } = understood;
  // a person chose already, or it is said above
  const isSettled = understood.abstained || ticket.masters['category'] === 'person';
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-0.5">
        <h3 className="text-xs text-faint">{t('context.opinions')}</h3>
        {verdict !== null && (
          <Tag tone={verdict === 'agreed' ? 'good' : 'warn'}>
            <Icon name={verdict === 'agreed' ? 'check' : 'warn'} width="12" height="12" />
            {t(`context.verdict.${verdict}`)}
          </Tag>
        )}
      </div>
      <ul aria-label={t('context.opinions')} className="mt-1 flex flex-col gap-1.5 text-xs">
        {opinions.map((opinion, index) => (
          <OneOpinion key={`${opinion.model} ${index}`} opinion={opinion} isLocal={index === 0} />
        ))}
      </ul>
      {understood.needsPerson && !isSettled && <p className="mt-1.5 text-xs text-warn">{t('context.needsPerson')}</p>}
    </div>
  );
};

/** The local model's evidence stands above already; another's are passages of the ticket. */
const OneOpinion = ({ opinion, isLocal }: { opinion: Opinion; isLocal: boolean }) => {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  return (
    <li className="min-w-0">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate">
          <span className="text-faint">{isLocal ? t('context.localModel') : t('context.otherModel')}:</span>{' '}
          {opinion.category === null ? t('context.opinionNone') : categoryName(opinion.category)}
        </span>
        <span className="shrink-0 text-soft" title={isLocal ? t('context.calibrated') : t('context.asItSays')}>
          {percent(opinion.confidence)} %
        </span>
      </div>
      <p className="truncate font-mono text-2xs text-faint" title={opinion.model}>
        {opinion.model}
      </p>
      {!isLocal &&
        opinion.evidence.map((passage) => (
          <q key={passage} className="mt-0.5 block border-l-2 border-line-strong pl-2 break-words text-soft">
            {passage}
          </q>
        ))}
    </li>
  );
};
