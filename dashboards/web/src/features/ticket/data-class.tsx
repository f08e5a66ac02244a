import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/icons.tsx';
import { Picker } from '@/components/ui/picker.tsx';
import { DATA_CLASSES, type DataClass, type Ticket } from '@/lib/api/shapes.ts';
import { useMay } from '@/lib/query.ts';
import { useChange } from './acts.ts';

/** How far the ticket's text may travel, and what that means. */
export const DataClassFact = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation();
  const may = useMay();
  const change = useChange(ticket.id);
  const [open, setOpen] = useState(false);
  const name = t('dataClass.label');
  const shown = (
    <>
      {ticket.dataClass === 'restricted' && <Icon name="lock" width="13" height="13" className="text-warn" />}
      {t(`dataClass.${ticket.dataClass}`)}
    </>
  );
  return (
    <div>
      {may.work ? (
        <Picker
          label={name}
          options={DATA_CLASSES.map((value) => ({ value, label: t(`dataClass.${value}`) }))}
          value={ticket.dataClass}
          onPick={(value) =>
            void change(
              { dataClass: value as DataClass },
              t('ticket.set', { field: name, value: t(`dataClass.${value as DataClass}`) }),
            )
          }
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button
              type="button"
              className="-ml-2 inline-flex h-6 items-center gap-1.5 rounded-md px-2 transition-colors duration-100 hover:bg-hover aria-expanded:bg-hover max-md:h-9"
            >
              <span className="sr-only">{name}:</span>
              {shown}
              <Icon name="down" width="12" height="12" className="text-faint" />
            </button>
          }
        />
      ) : (
        <span className="inline-flex items-center gap-1.5">{shown}</span>
      )}
      <p className="text-xs text-faint">{t(`dataClass.hint.${ticket.dataClass}`)}</p>
    </div>
  );
};
