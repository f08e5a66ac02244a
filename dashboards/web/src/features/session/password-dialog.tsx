import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { hub } from '@/lib/api/hub.ts';
import { session } from '@/lib/api/session.ts';
import { useUser } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';

const FIELD =
  'h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink outline-none focus:border-accent';
/** The contract's limits: characters at least, bytes at most. */
const SHORTEST = 12;
const LONGEST_BYTES = 72;

/** The own password. The hub ends all logins with it; this one is opened again with the new password. */
export const PasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const email = useUser().data?.email;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      await hub.changePassword(current, next);
      try {
        if (email === undefined) throw new Error('nobody to log in');
        await hub.login(email, next);
      } catch {
        // It is changed all the same: the person logs in by hand.
        await session.close();
      }
    },
    onSuccess: () => {
      onClose();
      notify.done(t('password.done'));
    },
  });
  const isLong = new TextEncoder().encode(next).length > LONGEST_BYTES;
  const isShort = next.length < SHORTEST;
  const differs = again !== '' && again !== next;
  const field = (
    label: string,
    value: string,
    onChange: (value: string) => void,
    autoComplete: 'current-password' | 'new-password',
  ) => (
    <label className="flex flex-col gap-1">
      <span className="font-medium">{label}</span>
      <input
        className={FIELD}
        type="password"
        // The dialog was just asked for and this is where it begins.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoComplete === 'current-password'}
        autoComplete={autoComplete}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
  return (
    <Dialog title={t('password.title')} open onOpenChange={(open) => !open && onClose()}>
      <form
        className="flex flex-col gap-3 overflow-y-auto p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isShort && !isLong && again === next) change.mutate();
        }}
      >
        {field(t('password.current'), current, setCurrent, 'current-password')}
        {field(t('password.next'), next, setNext, 'new-password')}
        <p className={`-mt-2 text-xs ${next !== '' && (isShort || isLong) ? 'text-warn' : 'text-faint'}`}>
          {isLong ? t('password.long') : t('password.rule', { count: SHORTEST })}
        </p>
        {field(t('password.again'), again, setAgain, 'new-password')}
        {differs && <p className="-mt-2 text-xs text-warn">{t('password.differs')}</p>}
        {change.isError && <ErrorNote error={change.error} />}
        <p className="text-xs text-faint">{t('password.others')}</p>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            type="submit"
            look="main"
            disabled={current === '' || isShort || isLong || again !== next || change.isPending}
          >
            {t('password.change')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
