import { useTranslation } from 'react-i18next';

interface Props {
  width: number;
  onWidth: (width: number) => void;
  min: number;
  max: number;
  /** The pane lies on this side of the handle. */
  pane: 'left' | 'right';
}

const STEP = 16;

/** The edge between two panes: drag it, or move it by arrow keys. */
export const Resizer = ({ width, onWidth, min, max, pane }: Props) => {
  const { t } = useTranslation();
  const set = (next: number) => onWidth(Math.round(Math.min(max, Math.max(min, next))));
  const sign = pane === 'left' ? 1 : -1;
  return (
    // A separator that can be moved is a control by ARIA 1.2, which the rules do not know yet.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('app.resize')}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative z-10 -mx-[3px] w-[7px] shrink-0 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-[3px] after:w-px after:bg-line after:transition-colors after:duration-100 hover:after:bg-accent focus-visible:after:bg-accent"
      onPointerDown={(event) => {
        event.preventDefault();
        const handle = event.currentTarget;
        handle.setPointerCapture(event.pointerId);
        const from = event.clientX;
        const move = (moved: PointerEvent) => set(width + sign * (moved.clientX - from));
        const end = () => {
          handle.removeEventListener('pointermove', move);
          handle.removeEventListener('pointerup', end);
        };
        handle.addEventListener('pointermove', move);
        handle.addEventListener('pointerup', end);
      }}
      onKeyDown={(event) => {
        const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(width + sign * step);
      }}
    />
  );
};
