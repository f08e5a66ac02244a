import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en.ts';
import { readStored, writeStored } from './stored.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = { en: 'English', hi: 'हिन्दी' } as const;
export type Language = keyof typeof LANGUAGES;

const isLanguage = (value: string | null): value is Language => value !== null && value in LANGUAGES;

/** English travels with the first load, other languages only to those who read them. */
export const setLanguage = async (language: Language): Promise<void> => {
  if (language === 'hi' && !i18n.hasResourceBundle('hi', 'translation')) {
    const { hi } = await import('../locales/hi.ts');
    i18n.addResourceBundle('hi', 'translation', hi);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  writeStored('language', language);
};

/** What was chosen, else what the browser asks for, else English. */
export const firstLanguage = (): Language => {
  const stored = readStored('language');
  if (isLanguage(stored)) return stored;
  const asked = navigator.language.slice(0, 2);
  return isLanguage(asked) ? asked : 'en';
};

export const startI18n = async (): Promise<void> => {
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    showSupportNotice: false,
    interpolation: { escapeValue: false },
  });
  await setLanguage(firstLanguage());
};
