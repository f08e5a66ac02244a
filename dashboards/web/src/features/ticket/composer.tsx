import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import type { Ticket, Visibility } from '@/lib/api/shapes.ts';
import { useKeys } from '@/lib/keys.ts';
import { useMay } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';
import { useRespond } from './acts.ts';
import { TemplateForm } from './template-form.tsx';

/** What was begun and not sent, per ticket and visibility, until the page goes. */
const begun = new Map<string, string>();

interface Props {
  ticket: Ticket;
  /** What somebody wanted to write before the box was there. */
  asked?: Visibility | null;
}

/** Where an answer is written. Its frame says who reads it and through which system. */
export const Composer = ({ ticket, asked = null }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [visibility, setVisibility] = useState<Visibility>(may.work && asked === 'INTERNAL' ? 'INTERNAL' : 'PUBLIC');
  const place = `${ticket.id} ${visibility}`;
  const [texts, setTexts] = useState<Record<string, string>>({});
  const text = texts[place] ?? begun.get(place) ?? '';
  const respond = useRespond(ticket.id);
  const isInternal = visibility === 'INTERNAL';
  const who = ticket.requester.name;
  const reader = may.seeInside ? who : t('composer.desk');
  const byTemplate = ticket.channel === 'sms' && !isInternal && may.seeInside;

  const write = (next: string) => {
    begun.set(place, next);
    setTexts((before) => ({ ...before, [place]: next }));
  };
  const to = (next: Visibility) => {
    setVisibility(next);
    respond.reset();
    requestAnimationFrame(() => document.getElementById(`${id}-field`)?.focus());
  };
  useEffect(() => {
    if (asked !== null) document.getElementById(`${id}-field`)?.focus();
  }, [asked, id]);
  useKeys(may.reply ? { r: () => to('PUBLIC'), n: () => (may.work ? to('INTERNAL') : undefined) } : {});

  const done = () => {
    write('');
    notify.done(isInternal ? t('composer.noted') : t('composer.sent', { who: reader }));
  };
  const send = () => {
    if (text.trim() === '' || respond.isPending) return;
    respond.mutate({ text: text.trim(), visibility }, { onSuccess: done });
  };

  if (!may.reply) {
    return <p className="shrink-0 border-t border-line bg-surface px-5 py-3 text-faint">{t('composer.readOnly')}</p>;
  }
  const tab = (value: Visibility, label: string, key: string) => (
    <button
      type="button"
      role="tab"
      aria-selected={visibility === value}
      aria-controls={`${id}-panel`}
      onClick={() => to(value)}
      className={`inline-flex h-8 items-center gap-1.5 border-b-2 px-1 text-xs font-medium ${
        visibility === value
          ? value === 'INTERNAL'
            ? 'border-warn text-warn'
            : 'border-accent text-ink'
          : 'border-transparent text-faint hover:text-ink'
      }`}
    >
      {value === 'INTERNAL' && <Icon name="lock" width="13" height="13" />}
      {label}
      <Kbd>{key}</Kbd>
    </button>
  );

  return (
    <section
      aria-label={t('composer.label')}
      className="shrink-0 border-t border-line bg-surface px-5 pt-1 pb-3 max-md:px-2 max-md:pb-2"
    >
      <div
        className={`group overflow-hidden rounded-lg border ${isInternal ? 'border-note-line bg-note' : 'border-line-strong bg-surface'} focus-within:border-accent`}
      >
        {may.work && (
          <div role="tablist" aria-label={t('composer.label')} className="flex gap-4 border-b border-line px-3">
            {tab('PUBLIC', t('composer.public'), 'r')}
            {tab('INTERNAL', t('composer.internal'), 'n')}
          </div>
        )}
        <div id={`${id}-panel`} role={may.work ? 'tabpanel' : undefined}>
          <p
            id={`${id}-frame`}
            className={`flex items-center gap-1.5 px-3 pt-2 text-xs ${isInternal ? 'text-warn' : 'text-soft'}`}
          >
            <Icon name={isInternal ? 'lock' : 'user'} width="13" height="13" className="shrink-0" />
            {isInternal
              ? t('composer.frame.internal', { who })
              : may.seeInside
                ? t(`composer.frame.${ticket.channel}`, { who, system: ticket.system })
                : t('composer.frame.desk')}
          </p>
          {byTemplate ? (
            <TemplateForm
              key={ticket.id}
              ticket={ticket}
              fieldId={`${id}-field`}
              isSending={respond.isPending}
              onSend={(template, variables) =>
                respond.mutate({ visibility: 'PUBLIC', template, variables }, { onSuccess: done })
              }
            />
          ) : (
            <>
              <textarea
                id={`${id}-field`}
                ref={field}
                value={text}
                rows={1}
                aria-label={isInternal ? t('composer.internal') : t('composer.public')}
                aria-describedby={`${id}-frame`}
                placeholder={
                  isInternal ? t('composer.placeholder.internal') : t('composer.placeholder.public', { who: reader })
                }
                onChange={(event) => write(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                    event.preventDefault();
                    send();
                  } else if (event.key === 'Escape') event.currentTarget.blur();
                }}
                className={`field-sizing-content max-h-[36vh] ${text === '' ? 'max-md:min-h-9 max-md:focus:min-h-14' : ''} min-h-14 w-full resize-none bg-transparent px-3 py-1.5 text-base outline-none`}
              />
              <div
                className={`flex items-center justify-end gap-2 px-2 pb-2 ${text === '' ? 'max-md:hidden max-md:group-focus-within:flex' : ''}`}
              >
                <Button
                  look={isInternal ? 'plain' : 'main'}
                  hint="Ctrl ⏎"
                  disabled={text.trim() === '' || respond.isPending}
                  onClick={send}
                >
                  <Icon name={isInternal ? 'lock' : 'send'} />
                  {respond.isPending ? t('composer.sending') : isInternal ? t('composer.addNote') : t('composer.send')}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
      {respond.isError && (
        <div className="mt-2">
          <ErrorNote error={respond.error} />
        </div>
      )}
    </section>
  );
};
