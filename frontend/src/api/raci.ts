import { queryOptions } from '@tanstack/react-query';
import { rulesQuery } from './checks';
import { answer, client } from './client';
import type { Language } from '../format/language';

/** What a duty asks of a role, whatever letter a company has for it. */
export type Meaning = 'performs' | 'answers' | 'supports' | 'consulted' | 'informed' | 'verifies' | 'signs' | 'vetoes' | 'omitted';

/** One kind of duty. */
export interface Code {
  code: string;
  name: { en: string; zh: string };
  /** #rrggbb */
  colour?: string;
  meaning: Meaning;
}

export interface CodeSet {
  name: string;
  codes: Code[];
}

/** What holds until the server has said which duties a company knows. */
export const plainSet: CodeSet = {
  name: 'RACI',
  codes: [
    { code: 'R', name: { en: 'Responsible', zh: '执行' }, colour: '#2f6fde', meaning: 'performs' },
    { code: 'A', name: { en: 'Accountable', zh: '问责' }, colour: '#c2410c', meaning: 'answers' },
    { code: 'C', name: { en: 'Consulted', zh: '咨询' }, colour: '#7c3aed', meaning: 'consulted' },
    { code: 'I', name: { en: 'Informed', zh: '知会' }, colour: '#64748b', meaning: 'informed' },
  ],
};

/** The duties that the library's policy knows. */
export const codeSetQuery = queryOptions({
  ...rulesQuery,
  select: ({ policy, codeSets }): CodeSet => {
    const sets = codeSets as unknown as CodeSet[];
    const chosen = policy.codes as Partial<CodeSet> | undefined;
    if (chosen?.codes?.length) return chosen as CodeSet;
    return sets.find(({ name }) => name === chosen?.name) ?? sets[0] ?? plainSet;
  },
});

/** What a duty is called in the language of the page. */
export function wordFor({ name, code }: Code, language: Language): string {
  return (language === 'zh-CN' ? name.zh : name.en) || code;
}

/** What a matrix can be kept as. */
export type TableFormat = 'xlsx' | 'csv';

/** Who does what in a drawing, as a file for a spreadsheet, in the language of the page. */
export async function matrixFile(xml: string, format: TableFormat): Promise<Blob> {
  const { data } = await answer(client.POST('/api/raci/export', { body: { xml, format } }));
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]);
}
