import type { Listed } from '../../api/central';
import type { Language } from '../../format/language';

/** A text in the language of the page, or in the other one where it is missing. */
export function named(text: { zh?: string; en?: string }, language: Language): string {
  return (language === 'en' ? text.en : text.zh) || text.zh || text.en || '';
}

/** Whether all words that are looked for are somewhere in what a template says of itself, in either language. */
export function sought({ id, name, summary, processClass, industry }: Pick<Listed, 'id' | 'name' | 'summary' | 'processClass' | 'industry'>, text: string): boolean {
  const said = [id, name.zh, name.en, summary.zh, summary.en, processClass, industry].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
