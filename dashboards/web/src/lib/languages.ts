/** A ticket's language in the reader's words: `Hindi`, `Hinglish`. */
export const languageName = (code: string, locale: string): string => {
  if (code === 'hinglish') return locale === 'hi' ? 'हिंग्लिश' : 'Hinglish';
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** The `lang` attribute for a text of that language; Hinglish is Hindi in Latin letters. */
export const languageTag = (code: string | null): string | undefined =>
  code === null ? undefined : code === 'hinglish' ? 'hi-Latn' : code;
