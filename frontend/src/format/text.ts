import type { Language } from './language';

/** What is said in both languages, or in one of them. */
export interface Text {
  en?: string;
  zh?: string;
}

/** A text in the language of the page, or in the other one where it is missing. */
export function said(text: Text, language: Language): string {
  return (language === 'en' ? text.en : text.zh) || text.zh || text.en || '';
}

/** The same as the beginning of a line. */
export function asLine(text: Text, language: Language): string {
  const line = said(text, language);
  return line.charAt(0).toUpperCase() + line.slice(1);
}
