import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '@/lib/undo.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icons.tsx';

/** What was just done, with the way back, in the lower corner and for the ear. */
export const Notices = () => {
  const { t } = useTranslation();
  const notices = useSyncExternalStore(notify.subscribe, notify.current);
  return (
    <div
      role="status"
      className="pointer-events-none fixed right-3 bottom-3 left-3 z-50 flex flex-col items-end gap-2 max-md:bottom-16 max-md:items-stretch"
    >
      {notices.map((notice) => (
        <div
          key={notice.id}
          className="pointer-events-auto flex max-w-md animate-rise items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
        >
          <Icon
            name={notice.tone === 'done' ? 'check' : 'warn'}
            className={`shrink-0 ${notice.tone === 'done' ? 'text-good' : 'text-bad'}`}
          />
          <div className="min-w-0 flex-1">
            <p className="break-words">{notice.text}</p>
            {notice.detail !== null && <p className="text-xs break-words text-soft">{notice.detail}</p>}
          </div>
          {notice.undo && (
            <Button hint="z" onClick={() => notify.undo(notice)}>
              {t('app.undo')}
            </Button>
          )}
          <IconButton name={t('app.dismiss')} onClick={() => notify.dismiss(notice)}>
            <Icon name="cross" width="14" height="14" />
          </IconButton>
        </div>
      ))}
    </div>
  );
};
