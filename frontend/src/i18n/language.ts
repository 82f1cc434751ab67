import type { Language } from '../format/language';

const remembered = 'sandtable.language';

/** Every language with its own name. */
export const languages: { id: Language; name: string }[] = [
  { id: 'zh-CN', name: '简体中文' },
  { id: 'en', name: 'English' },
];

/** The language a person chose before, else the one their system speaks. */
export function firstLanguage(): Language {
  const saved = read();
  if (saved === 'en' || saved === 'zh-CN') return saved;
  return navigator.languages?.some((language) => language.toLowerCase().startsWith('zh')) && !navigator.language.startsWith('en') ? 'zh-CN' : 'en';
}

/** Keeps the choice for the next start. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // A profile that forbids storage forgets the choice; nothing else depends on it.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}
