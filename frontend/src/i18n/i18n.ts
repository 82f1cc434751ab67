import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/language';
import en from './en.json';
import { firstLanguage, rememberLanguage } from './language';
import zh from './zh-CN.json';

/** Starts the dictionary in the person's language; a switch later needs no reload. */
export function createI18n(language: Language = firstLanguage()): i18n {
  const dictionary = i18next.createInstance();
  const announce = (now: string) => {
    document.documentElement.lang = now;
    rememberLanguage(now as Language);
  };
  dictionary.on('languageChanged', announce);
  void dictionary.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en, 'zh-CN': zh },
    ns: Object.keys(en),
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  announce(language);
  return dictionary;
}

/** The dictionary and the language it speaks now. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, language: i18n.language as Language, speak: (language: Language) => void i18n.changeLanguage(language) };
}
