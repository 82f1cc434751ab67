import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { FormulaVariable } from './formulas';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What becomes of a decision table that somebody is writing: what it reads, what is wrong in which cell, and what it decides. */
export type DecisionResult = Schemas['DecisionResult'];
/** A decision table as the drawing has it. */
export type DecisionSpec = Pick<Schemas['DecisionTable'], 'hitPolicy' | 'inputs' | 'outputs' | 'rules'>;

/** Understands a decision table and tries it; the language is part of the question because errors are sentences. */
export const decisionQuery = (table: DecisionSpec, variables: FormulaVariable[], language: string, values: Record<string, unknown>) =>
  queryOptions({
    queryKey: ['decision', table, variables, language, values],
    queryFn: ({ signal }): Promise<DecisionResult> => answer(client.POST('/api/decisions', { body: { ...table, variables, try: values }, signal })),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
  });
