import type { TFunction } from 'i18next';
import { ApiError } from './api/http.ts';

export interface Explanation {
  what: string;
  detail: string;
  next: string;
  correlationId: string | null;
}

/** An error in words: what happened, and what to do. The hub's own detail is kept where it says more than we can. */
export const explain = (error: unknown, t: TFunction): Explanation => {
  if (!(error instanceof ApiError)) {
    return { what: t('error.server'), detail: '', next: t('error.serverNext'), correlationId: null };
  }
  const of = (what: string, next: string, detail = error.detail): Explanation => ({
    what,
    detail,
    next,
    correlationId: error.correlationId,
  });
  if (error.status === 0) return of(t('error.offline'), t('error.offlineNext'));
  if (error.status === 403) return of(t('error.forbidden'), t('error.forbiddenNext'));
  if (error.status === 404) return of(t('error.missing'), t('error.missingNext'), '');
  if (error.status === 409 || error.status === 412) return of(t('error.changed'), t('error.changedNext'));
  if (error.status === 429) return of(t('error.limit'), t('error.limitNext'), '');
  if (error.status < 500) return of(t('error.input'), '', error.detail === '' ? error.title : error.detail);
  return of(t('error.server'), t('error.serverNext'));
};

/** One line for a notice. */
export const brief = (error: unknown, t: TFunction): string => {
  const words = explain(error, t);
  return [
    words.detail,
    ...(error instanceof ApiError ? error.fields.map((field) => `${field.field}: ${field.reason}`) : []),
    words.next,
    words.correlationId === null ? '' : t('app.reference', { id: words.correlationId }),
  ]
    .filter(Boolean)
    .join(' ');
};
