import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';

/** Every key of the desk. */
export const Sheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const groups: [string, [string, string][]][] = [
    [
      t('keys.inQueue'),
      [
        ['j  k', t('keys.move')],
        ['Enter', t('keys.open')],
        ['.', t('keys.news')],
        ['/', t('keys.search')],
      ],
    ],
    [
      t('keys.inTicket'),
      [
        ['r', t('keys.reply')],
        ['n', t('keys.note')],
        ['Ctrl ⏎', t('keys.send')],
        ['c', t('keys.category')],
        ['s', t('keys.status')],
        ['u', t('keys.urgency')],
        ['e', t('keys.resolve')],
        ['a', t('keys.approve')],
        ['d', t('keys.editDraft')],
        ['x', t('keys.discard')],
        ['z', t('keys.undo')],
      ],
    ],
    [
      t('keys.everywhere'),
      [
        ['g q', t('keys.queue')],
        ['g s', t('keys.systems')],
        ['g n', t('new.title')],
        ['Ctrl K', t('keys.palette')],
        ['?', t('keys.sheet')],
      ],
    ],
  ];
  return (
    <Dialog title={t('keys.title')} open onOpenChange={(open) => !open && onClose()} wide>
      <div className="grid grid-cols-2 gap-x-8 gap-y-4 overflow-y-auto p-4 max-md:grid-cols-1">
        {groups.map(([title, keys]) => (
          <section key={title} className={keys.length > 5 ? 'row-span-2' : ''}>
            <h3 className="mb-1 text-xs font-semibold text-faint">{title}</h3>
            <dl>
              {keys.map(([key, words]) => (
                <div key={key} className="flex items-center justify-between py-0.5">
                  <dt>{words}</dt>
                  <dd>
                    <Kbd>{key}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
