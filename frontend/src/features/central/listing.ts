import type { Listed } from '../../api/central';

/** Whether all words that are looked for are somewhere in what a template says of itself, in either language. */
export function sought({ id, name, summary, processClass, industry }: Pick<Listed, 'id' | 'name' | 'summary' | 'processClass' | 'industry'>, text: string): boolean {
  const said = [id, name.zh, name.en, summary.zh, summary.en, processClass, industry].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
