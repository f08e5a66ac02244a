import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import { hub } from '@/lib/api/hub.ts';
import type { Template, Ticket } from '@/lib/api/shapes.ts';
import { languageName, languageTag } from '@/lib/languages.ts';
import { keys } from '@/lib/query.ts';
import { fillTemplate, smsCost, VARIABLE_LENGTH, variableDoubt, variableKind } from '@/lib/sms.ts';

interface Props {
  ticket: Ticket;
  fieldId: string;
  isSending: boolean;
  onSend: (template: string, variables: Record<string, string>) => void;
}

/** The short form of a number, as an SMS writes it: OD-417. */
const shortNumber = (number: string): string => number.replace(/^OD-0+/, 'OD-');

/** `password-reset-done-hi` of the Hindi group reads `Password reset done`. */
const templateName = ({ id, language }: Template): string => {
  const words = (language === null ? id : id.replace(new RegExp(`-${language}$`), '')).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The templates by language; the ticket's own language stands first. */
const byLanguage = (templates: Template[], own: string | null): [string, Template[]][] => {
  const groups = new Map<string, Template[]>();
  for (const template of templates) {
    const language = template.language ?? '';
    groups.set(language, [...(groups.get(language) ?? []), template]);
  }
  return [...groups].sort(([a], [b]) => Number(b === own) - Number(a === own));
};

/** A public reply by SMS: a registered template, its variables, and the message as it arrives. */
export const TemplateForm = ({ ticket, fieldId, isSending, onSend }: Props) => {
  const { t, i18n } = useTranslation();
  const templates = useQuery({
    queryKey: keys.templates(ticket.system),
    queryFn: () => hub.templates(ticket.system),
    staleTime: 60_000,
  });
  const [chosenId, setChosenId] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const chosen = templates.data?.find((template) => template.id === chosenId);
  // What the hub already knows is filled in, and can be changed.
  const filled = (template: Template) =>
    Object.fromEntries(
      template.variables.map((name) => [
        name,
        values[name] ?? (variableKind(name) === 'ticket' ? shortNumber(ticket.number) : ''),
      ]),
    );
  const missing = chosen ? Object.entries(filled(chosen)).filter(([, value]) => value.trim() === '') : [];

  return (
    <div className="px-3 pt-1 pb-2">
      <p className="text-xs text-faint">{t('composer.smsWhy')}</p>
      {templates.isPending && <Skeleton lines={2} />}
      {templates.isError && <ErrorNote error={templates.error} retry={() => void templates.refetch()} />}
      {templates.data?.length === 0 && (
        <p className="mt-2">
          {t('composer.noTemplates', { system: ticket.system })} {t('composer.noTemplatesNext')}
        </p>
      )}
      {templates.data !== undefined && templates.data.length > 0 && (
        <div className="mt-2 flex gap-4 max-md:flex-col max-md:gap-2">
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            <label className="flex flex-col gap-0.5 text-xs text-soft">
              {t('composer.template')}
              <select
                id={fieldId}
                value={chosenId}
                onChange={(event) => setChosenId(event.target.value)}
                className="h-8 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink"
              >
                <option value="" disabled>
                  {t('composer.chooseTemplate')}
                </option>
                {byLanguage(templates.data, ticket.language).map(([language, group]) => (
                  <optgroup
                    key={language}
                    label={language === '' ? t('composer.anyLanguage') : languageName(language, i18n.language)}
                  >
                    {group.map((template) => (
                      <option key={template.id} value={template.id}>
                        {templateName(template)}
                        {template.language === null ? '' : ` · ${template.language}`}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            {chosen?.variables.map((name) => (
              <Variable
                key={name}
                name={name}
                value={filled(chosen)[name] ?? ''}
                onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
              />
            ))}
          </div>
          {chosen && <Preview template={chosen} values={filled(chosen)} />}
        </div>
      )}
      <div className="mt-2 flex items-center justify-end gap-2">
        {missing.length > 0 && (
          <span className="text-xs text-warn">
            {t('composer.missing', { names: missing.map(([name]) => name).join(', ') })}
          </span>
        )}
        <Button
          look="main"
          disabled={!chosen || missing.length > 0 || isSending}
          onClick={() => {
            if (chosen) onSend(chosen.id, filled(chosen));
          }}
        >
          <Icon name="send" />
          {isSending ? t('composer.sending') : t('composer.send')}
        </Button>
      </div>
    </div>
  );
};

const INPUT_MODES = {
  ticket: 'text',
  phone: 'tel',
  date: 'text',
  time: 'text',
  number: 'numeric',
  text: 'text',
} as const;

const Variable = ({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) => {
  const { t } = useTranslation();
  const id = useId();
  const kind = variableKind(name);
  const doubt = variableDoubt(kind, value);
  return (
    <div className="flex flex-col gap-0.5 text-xs text-soft">
      <label htmlFor={id} className="flex items-baseline gap-1">
        <span className="font-mono">{name}</span>
        <span className="text-faint"> · {t(`composer.variableKind.${kind}`)}</span>
      </label>
      <span className="flex h-8 items-center rounded-md border border-line-strong bg-raised pr-2 focus-within:border-accent">
        <input
          id={id}
          value={value}
          inputMode={INPUT_MODES[kind]}
          maxLength={500}
          aria-describedby={doubt === null ? undefined : `${id}-doubt`}
          onChange={(event) => onChange(event.target.value)}
          className="min-w-0 flex-1 bg-transparent px-2 text-sm text-ink outline-none"
        />
        {kind !== 'ticket' && kind !== 'phone' && (
          <span aria-hidden="true" className={doubt === 'long' ? 'text-warn' : 'text-faint'}>
            {Array.from(value).length}/{VARIABLE_LENGTH}
          </span>
        )}
      </span>
      {doubt !== null && (
        <span id={`${id}-doubt`} className="text-warn">
          {t(`composer.doubt.${doubt}`, { max: VARIABLE_LENGTH })}
        </span>
      )}
    </div>
  );
};

/** The message as the telephone shows it, and what it costs. */
const Preview = ({ template, values }: { template: Template; values: Record<string, string> }) => {
  const { t } = useTranslation();
  const text = fillTemplate(template, values);
  const cost = smsCost(text);
  return (
    <div className="min-w-0 flex-1">
      <p className="text-xs text-faint">{t('composer.preview')}</p>
      <p
        lang={languageTag(template.language)}
        className="mt-1 rounded-2xl rounded-bl-sm bg-hover px-3 py-2 text-base break-words whitespace-pre-wrap"
      >
        {text}
      </p>
      <p className="mt-1 text-xs text-faint">
        {t('composer.units', { units: cost.units, alphabet: cost.alphabet })} ·{' '}
        {t('composer.parts', { count: cost.parts })}
      </p>
    </div>
  );
};
