import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty, UrgencyMark } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { hub, type NewTicket } from '@/lib/api/hub.ts';
import { URGENCIES, type Urgency } from '@/lib/api/shapes.ts';
import { keys, useMay, useUser } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';

const FIELD =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink outline-none focus:border-accent';
/** The contract's limits, in characters. */
const LONGEST_TITLE = 250;
const LONGEST_DESCRIPTION = 100_000;

/** What was begun and not sent, until the page goes; looking something up does not lose it. */
let begun: { title: string; description: string; urgency: Urgency | null } = {
  title: '',
  description: '',
  urgency: null,
};

/** A ticket from the portal: what is wrong, in the words of who has the trouble. */
export const NewTicketPage = () => {
  const { t } = useTranslation();
  const may = useMay();
  const user = useUser().data;
  const navigate = useNavigate();
  const client = useQueryClient();
  const [ticket, setTicket] = useState(begun);
  const change = (part: Partial<typeof begun>) => {
    begun = { ...begun, ...part };
    setTicket(begun);
  };
  const open = useMutation({
    mutationFn: (asked: NewTicket) => hub.create(asked),
    onSuccess: (opened) => {
      begun = { title: '', description: '', urgency: null };
      void client.invalidateQueries({ queryKey: keys.queues });
      notify.done(t('new.done', { number: opened.number }));
      void navigate(`/tickets/${opened.id}`);
    },
  });
  const isReady = ticket.title.trim() !== '' && ticket.description.trim() !== '';
  const send = () => {
    if (!isReady || open.isPending) return;
    open.mutate({
      title: ticket.title.trim(),
      description: ticket.description.trim(),
      ...(ticket.urgency === null ? {} : { urgency: ticket.urgency }),
    });
  };
  // until the role is known nothing is refused
  if (user !== undefined && !may.open) {
    return <Empty title={t('error.forbidden')} next={t('error.forbiddenNext')} />;
  }
  return (
    <section className="min-w-0 flex-1 overflow-y-auto bg-sunk px-6 py-5 max-md:px-3">
      <div className="mx-auto max-w-2xl">
        <h1 className="text-lg font-semibold tracking-tight">{t('new.title')}</h1>
        <p className="text-faint">{t('new.lead')}</p>
        <form
          aria-label={t('new.title')}
          className="mt-4 flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 max-md:p-3"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('new.subject')}</span>
            <span className="text-xs text-faint">{t('new.subjectHint')}</span>
            <input
              name="title"
              required
              maxLength={LONGEST_TITLE}
              value={ticket.title}
              onChange={(event) => change({ title: event.target.value })}
              className={`${FIELD} h-9`}
            />
          </label>
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('new.description')}</span>
            <span className="text-xs text-faint">{t('new.descriptionHint')}</span>
            <textarea
              name="description"
              required
              rows={8}
              maxLength={LONGEST_DESCRIPTION}
              value={ticket.description}
              onChange={(event) => change({ description: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
              }}
              className={`${FIELD} field-sizing-content max-h-[50vh] min-h-40 resize-none py-2`}
            />
          </label>
          <fieldset>
            <legend className="mb-1 font-medium">{t('ticket.urgency')}</legend>
            <div className="grid grid-cols-2 gap-2 max-md:grid-cols-1">
              {([null, ...URGENCIES] as const).map((urgency) => (
                <label
                  key={urgency ?? 'unset'}
                  className={`flex cursor-pointer items-start gap-2 rounded-md border px-2.5 py-1.5 ${ticket.urgency === urgency ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover'} ${urgency === null ? 'col-span-full' : ''}`}
                >
                  <input
                    type="radio"
                    name="urgency"
                    className="mt-1 accent-accent"
                    checked={ticket.urgency === urgency}
                    onChange={() => change({ urgency })}
                  />
                  <span>
                    {urgency === null ? t('new.unsure') : <UrgencyMark urgency={urgency} />}
                    <span className="block text-xs text-faint">
                      {urgency === null ? t('new.unsureHint') : t(`new.urgency.${urgency}`)}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {open.isError && <ErrorNote error={open.error} />}
          <div className="flex items-center justify-end gap-2">
            <Button look="quiet" onClick={() => void navigate('/queue')}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" look="main" hint="Ctrl ⏎" disabled={!isReady || open.isPending}>
              {open.isPending ? t('composer.sending') : t('new.send')}
            </Button>
          </div>
        </form>
      </div>
    </section>
  );
};
