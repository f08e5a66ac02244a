import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { IncidentHint } from '@/lib/api/shapes.ts';
import { copyText } from '@/lib/clipboard.ts';
import { languageName, languageTag } from '@/lib/languages.ts';
import { notify } from '@/lib/undo.ts';

/** What could be told to everybody, in the reader's language first. A draft: it is copied, nothing here sends it. */
export const Broadcast = ({ texts }: { texts: IncidentHint['broadcast'] }) => {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(i18n.language);
  const text = [chosen, 'en'].map((code) => texts.find(({ language }) => language === code)).find(Boolean) ?? texts[0];
  if (text === undefined) return null;
  const copy = async () => {
    if (await copyText(text.text)) notify.done(t('app.copied'));
    else notify.bad(t('app.notCopied'), null);
  };
  return (
    <div className="max-w-3xl rounded-md border border-dashed border-line-strong bg-sunk px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 text-xs max-md:basis-full font-medium text-soft">{t('incident.broadcast')}</h3>
        <select
          aria-label={t('incident.broadcastLanguage')}
          value={text.language}
          onChange={(event) => setChosen(event.target.value)}
          className="h-7 rounded-md border border-line-strong bg-raised px-1.5 text-xs text-ink max-md:h-9"
        >
          {texts.map(({ language }) => (
            <option key={language} value={language}>
              {languageName(language, i18n.language)}
            </option>
          ))}
        </select>
        <Button onClick={() => void copy()}>
          <Icon name="file" width="14" height="14" />
          {t('app.copy')}
        </Button>
      </div>
      <p lang={languageTag(text.language)} className="mt-1.5 text-base break-words whitespace-pre-wrap">
        {text.text}
      </p>
    </div>
  );
};
