import { useTranslation } from 'react-i18next';
import type { Draft } from '@/lib/api/shapes.ts';

const SHORT_HASH = 8;

/** What stands behind a draft besides its sources: reasons, model, prompt, price, and who approved. */
export const Receipt = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  // those that begin with a number are about one source and stand beside it
  const reasons = draft.reasons.filter((reason) => !/^\[\d{1,2}\]/.test(reason));
  const facts = useFacts(draft);
  return (
    <details className="mt-2 pl-8 text-xs text-faint max-md:pl-0">
      <summary className="cursor-pointer">{t('draft.behind', { model: draft.receipt?.model ?? draft.model })}</summary>
      {reasons.length > 0 && (
        <ul aria-label={t('draft.reasons')} className="mt-1 list-disc pl-4 break-words text-soft">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {facts.map(({ name, value, title }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="min-w-0 break-words text-soft" title={title}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

interface Fact {
  name: string;
  value: string;
  title?: string;
}

const useFacts = (draft: Draft): Fact[] => {
  const { t, i18n } = useTranslation();
  const format = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(i18n.language, options).format(value);
  const { receipt } = draft;
  const facts: Fact[] = [{ name: t('draft.mode'), value: t(`draft.modes.${draft.mode}`) }];
  if (receipt !== null) {
    const { costUsd, latencyMillis } = receipt;
    facts.push({
      name: t('draft.prompt'),
      value: `${receipt.prompt} v${receipt.promptVersion} · ${receipt.promptHash.slice(0, SHORT_HASH)}`,
      title: receipt.promptHash,
    });
    facts.push({ name: t('draft.tokens'), value: format(receipt.tokens) });
    if (costUsd !== null) {
      const cost = format(costUsd, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
      facts.push({ name: t('draft.cost'), value: cost });
    }
    if (latencyMillis !== null) {
      const seconds = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
      facts.push({ name: t('draft.latency'), value: format(latencyMillis / 1000, seconds) });
    }
  }
  const approvers = [draft.firstApprovedBy, draft.state === 'approved' ? draft.approvedBy : null];
  const names = approvers.filter((name) => name !== null).join(', ');
  if (names !== '') facts.push({ name: t('draft.approver'), value: names });
  return facts;
};
