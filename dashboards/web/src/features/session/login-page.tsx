import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { ApiError } from '@/lib/api/http.ts';
import { hub } from '@/lib/api/hub.ts';
import { LANGUAGES, setLanguage, type Language } from '@/lib/i18n.ts';

const FIELD =
  'h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink outline-none focus:border-accent';

export const LoginPage = () => {
  const { t, i18n } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({ mutationFn: () => hub.login(email.trim(), password) });
  const isRefused = login.error instanceof ApiError && login.error.status === 401;
  return (
    <main id="content" className="flex h-full flex-col items-center justify-center overflow-y-auto p-4">
      <div className="w-full max-w-sm">
        <div className="flex items-center gap-2.5">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          <span className="text-xl font-semibold tracking-tight">{t('app.name')}</span>
        </div>
        <p className="mt-2 text-base text-soft">{t('login.lead')}</p>
        <form
          className="mt-5 flex flex-col gap-3 rounded-xl border border-line bg-raised p-5"
          aria-label={t('login.title')}
          onSubmit={(event) => {
            event.preventDefault();
            login.mutate();
          }}
        >
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('login.email')}</span>
            <input
              className={FIELD}
              type="email"
              name="email"
              autoComplete="username"
              required
              // The page has one purpose and this is where it begins.
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </label>
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('login.password')}</span>
            <input
              className={FIELD}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          {isRefused ? (
            <div role="alert" className="rounded-md bg-bad-soft p-2.5">
              <p className="font-medium text-bad">{t('login.refused')}</p>
              <p className="text-soft">{t('login.refusedNext')}</p>
            </div>
          ) : (
            login.isError && <ErrorNote error={login.error} />
          )}
          <Button type="submit" look="main" className="mt-1 h-9 justify-center" disabled={login.isPending}>
            {login.isPending ? t('login.busy') : t('login.submit')}
          </Button>
        </form>
        <div className="mt-3 flex items-start justify-between gap-6 text-xs text-faint">
          <p>{t('login.first')}</p>
          <div className="flex shrink-0 gap-2">
            {(Object.keys(LANGUAGES) as Language[]).map((language) => (
              <button
                key={language}
                type="button"
                lang={language}
                aria-pressed={i18n.language === language}
                onClick={() => void setLanguage(language)}
                className={i18n.language === language ? 'font-medium text-ink' : 'hover:text-ink'}
              >
                {LANGUAGES[language]}
              </button>
            ))}
          </div>
        </div>
      </div>
    </main>
  );
};
