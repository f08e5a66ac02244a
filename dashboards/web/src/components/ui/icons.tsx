import type { SVGProps } from 'react';

/** Our own strokes on a 16 px grid; they say nothing to a screen reader, the word beside them does. */
const PATHS = {
  queue: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  systems: 'M3 3.5h4v4H3zM9 8.5h4v4H9zM7 5.5h3.5a1 1 0 0 1 1 1v2M9 10.5H5.5a1 1 0 0 1-1-1v-2',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3 3',
  mail: 'M2 4.5A1 1 0 0 1 3 3.5h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM2.5 4.5 8 8.8l5.5-4.3',
  sms: 'M3 3h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H7l-3 2.5V11H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM5 6h6M5 8h3.5',
  glpi: 'M2.5 5.5h9l-2.5-2.5M13.5 10.5h-9l2.5 2.5',
  solman: 'M2.5 12.5v-9h6l-4 9zM9.5 12.5h4M11.5 8.5v4M10 8.5h3',
  portal: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14c-2-2-2.5-4-2.5-6S6 4 8 2Z',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  spark: 'M8 1.8 9.4 6.6 14.2 8 9.4 9.4 8 14.2 6.6 9.4 1.8 8 6.6 6.6Z',
  check: 'm3 8.5 3.2 3L13 4.5',
  cross: 'm4 4 8 8M12 4l-8 8',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  left: 'm9.5 4-4 4 4 4',
  right: 'm6.5 4 4 4-4 4',
  file: 'M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5',
  out: 'M9 3h4v4M13 3 7.5 8.5M11 9v4H3V5h4',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  half: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M8 5h3.5M8 8h5.5M8 11h4',
  user: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8ZM3 13.5c.5-2.6 2.4-3.9 5-3.9s4.5 1.3 5 3.9',
  keyboard: 'M1.5 4.500h13v7.500h-13zM4 7h.5M6.5 7h.5M9 7h.5M11.5 7h.5M5 9.500h6',
  warn: 'M8 2.5 14 13H2zM8 6.500v3M8 11.200v.3',
  send: 'M2.5 8 13.5 3l-3.5 10.5-2.7-4.300zM7.3 9.2 13.5 3',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.500V8l2.5 1.5',
  link: 'M6.5 9.500l3-3M7 4.500l1.2-1.200a2.6 2.6 0 0 1 3.7 3.700L10.7 8.200M9 11.500l-1.2 1.200a2.6 2.6 0 0 1-3.7-3.700L5.3 7.8',
  plus: 'M8 3v10M3 8h10',
  key: 'M5.5 13a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM7.300 8.700 13 3M11 5l1.800 1.800',
  sliders: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.500v3M6 9.500v3',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, ...rest }: { name: IconName } & Omit<SVGProps<SVGSVGElement>, 'name'>) => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.35"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    {...rest}
  >
    <path d={PATHS[name]} />
  </svg>
);
