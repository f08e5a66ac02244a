import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api/http.ts';
import { explain } from '@/lib/explain.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

/** What happened, what is safe, what to do, and the id that support needs. */
export const ErrorNote = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation();
  const words = explain(error, t);
  return (
    <div role="alert" className="flex gap-2 rounded-md border border-line bg-bad-soft p-3">
      <Icon name="warn" className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-bad">{words.what}</p>
        {words.detail !== '' && <p className="break-words">{words.detail}</p>}
        {error instanceof ApiError &&
          error.fields.map((field) => (
            <p key={field.field + field.reason} className="break-words">
              <span className="font-mono text-xs">{field.field}</span>: {field.reason}
            </p>
          ))}
        {words.next !== '' && <p className="text-soft">{words.next}</p>}
        {words.correlationId !== null && (
          <p className="mt-1 font-mono text-xs break-all text-soft select-all">
            {t('app.reference', { id: words.correlationId })}
          </p>
        )}
        {retry && (
          <Button className="mt-2" onClick={retry}>
            {t('app.retry')}
          </Button>
        )}
      </div>
    </div>
  );
};
