import type { DecisionTable } from '../../api/scenario';

type Constant = DecisionTable['rules'][number]['then'][number];

/** A value as it stands in a cell: texts that would read as something else are quoted. */
export function cellText(value: Constant | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  return constantOf(value) === value ? value : JSON.stringify(value);
}

/** The value that a cell means: a number, true or false, else a text. */
export function constantOf(text: string): Constant {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text !== '' && !Number.isNaN(Number(text))) return Number(text);
  const quoted = /^"(.*)"$/.exec(text);
  return quoted ? quoted[1].replaceAll('\\"', '"') : text;
}

/** The table with one more input or output, of which no rule asks or says anything in particular. */
export function withColumn(table: DecisionTable, side: 'inputs' | 'outputs'): DecisionTable {
  const rules = table.rules.map(({ when, then }) => (side === 'inputs' ? { when: [...when, '-'], then } : { when, then: [...then, 0] }));
  return { ...table, [side]: [...table[side], 'x'], rules };
}

/** The table without one input or output. */
export function withoutColumn(table: DecisionTable, side: 'inputs' | 'outputs', column: number): DecisionTable {
  const drop = <T,>(list: T[]) => list.filter((_, at) => at !== column);
  const rules = table.rules.map(({ when, then }) => (side === 'inputs' ? { when: drop(when), then } : { when, then: drop(then) }));
  return { ...table, [side]: drop(table[side]), rules };
}
