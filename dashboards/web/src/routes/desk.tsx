import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Empty } from '@/components/ui/bits.tsx';
import { Resizer } from '@/components/ui/resizer.tsx';
import { QueuePane } from '@/features/queue/queue-pane.tsx';
import { TicketPane } from '@/features/ticket/ticket-pane.tsx';
import { usePanes } from '@/lib/media.ts';
import { useStoredNumber } from '@/lib/stored.ts';

/** /queue and /tickets/:id: the list, and beside it (on a phone instead of it) the ticket. */
export const Desk = () => {
  const { t } = useTranslation();
  const { id } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const panes = usePanes();
  const [width, setWidth] = useStoredNumber('pane.queue', panes === 2 ? 340 : 430);
  const isPhone = panes === 1;
  return (
    <main id="content" className="flex min-h-0 min-w-0 flex-1">
      {(!isPhone || id === undefined) && (
        <div className="flex min-h-0 shrink-0" style={{ width: isPhone ? '100%' : width }}>
          <QueuePane openId={id ?? null} opensFirst={!isPhone} />
        </div>
      )}
      {!isPhone && <Resizer pane="left" width={width} onWidth={setWidth} min={280} max={640} />}
      {id !== undefined ? (
        <TicketPane
          id={id}
          panes={panes}
          onBack={isPhone ? () => void navigate({ pathname: '/queue', search }) : null}
        />
      ) : (
        !isPhone && (
          <div className="flex min-w-0 flex-1 items-center justify-center bg-sunk">
            <Empty title={t('queue.choose')} next={t('queue.chooseNext')} />
          </div>
        )
      )}
    </main>
  );
};
