import type { en } from './en.ts';
export const hi: Partial<typeof en> = {};
