import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/icons.tsx';
import { hub } from '@/lib/api/hub.ts';
import type { Attachment } from '@/lib/api/shapes.ts';
import { brief, explain } from '@/lib/explain.ts';
import { notify } from '@/lib/undo.ts';

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;
export const fileSize = (bytes: number): string => {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(value < 10 && step > 0 ? 1 : 0)} ${UNITS[step] ?? 'B'}`;
};

/** A file is fetched with the login and saved; it is never opened in the page. */
const save = async (file: Attachment): Promise<void> => {
  const url = URL.createObjectURL(await hub.file(file.id));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

export const FileLink = ({ file }: { file: Attachment }) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      title={t('context.download', { name: file.fileName })}
      onClick={() => {
        save(file).catch((error: unknown) => notify.bad(explain(error, t).what, brief(error, t)));
      }}
      className="inline-flex h-6 max-w-full min-w-0 items-center gap-1.5 rounded border border-line bg-surface px-1.5 text-xs hover:bg-hover max-md:h-8"
    >
      <Icon name="file" width="13" height="13" className="shrink-0 text-faint" />
      <span className="truncate">{file.fileName}</span>
      <span className="shrink-0 text-faint">{fileSize(file.size)}</span>
    </button>
  );
};
