import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What becomes of a formula that somebody is writing: what it reads, what it yields, or what is wrong with it. */
export type FormulaResult = Schemas['FormulaResult'];
/** A variable as formulas know it. */
export type FormulaVariable = Schemas['Variable'];
export type FormulaKind = FormulaVariable['type'];

/** The functions that formulas can call, by engine/condition: functions. */
export const formulaFunctions = ['abs', 'ceil', 'duration', 'floor', 'float', 'int', 'max', 'min', 'round', 'sqrt'];

/** Understands a formula; the language is part of the question because errors are sentences. */
export const formulaQuery = (text: string, variables: FormulaVariable[], language: string, want?: FormulaKind, values?: Record<string, unknown>) =>
  queryOptions({
    queryKey: ['formula', text, variables, language, want, values],
    queryFn: ({ signal }): Promise<FormulaResult> => answer(client.POST('/api/formulas', { body: { text, variables, want, try: values }, signal })),
    staleTime: Infinity,
    retry: false,
  });
