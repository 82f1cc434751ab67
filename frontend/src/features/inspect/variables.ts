import { useMemo } from 'react';
import type { FormulaKind, FormulaVariable } from '../../api/formulas';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import { variablesOf } from '../../modeler/subject';
import { useDrawing } from '../../modeler/useDrawing';

/** A variable as the inspector knows it, of the drawing or of the numbers alone. */
export interface Known {
  name: string;
  /** number, integer, boolean, text, date or duration. */
  type: string;
  values: string[];
  /** Only the numbers have it. */
  undeclared?: boolean;
}

export const types = ['number', 'integer', 'boolean', 'text', 'date', 'duration'] as const;

/** All variables that formulas can use; the drawing's first. */
export function useKnown(drawing: Drawing, played: ScenarioContent['data']): Known[] {
  const { edits } = useDrawing(drawing);
  return useMemo(() => {
    void edits;
    const drawn = variablesOf(drawing.modeler).flatMap(({ own }): Known[] => (own.name ? [{ name: String(own.name), type: String(own.type ?? 'text'), values: separated(String(own.values ?? '')) }] : []));
    const names = new Set(drawn.map(({ name }) => name));
    const others = Object.entries(played ?? {}).filter(([name]) => !names.has(name));
    return [...drawn, ...others.map(([name, { type, ...more }]): Known => ({ name, type: type ?? 'number', values: ('values' in more && (more.values as string[])) || [], undeclared: true }))];
  }, [drawing, edits, played]);
}

/** What formulas take values of a type for: a date is a text, a duration a number of seconds. */
const kinds: Record<string, FormulaKind> = { number: 'number', integer: 'integer', boolean: 'boolean', text: 'text', date: 'text', duration: 'number' };

/** What a formula has to yield to be written to a variable. */
export function kindOf(known: Known[], name: string): FormulaKind | undefined {
  return kinds[known.find((one) => one.name === name)?.type ?? ''];
}

/** Variables as formulas are asked with them. */
export function forFormulas(known: Known[]): FormulaVariable[] {
  return known.flatMap(({ name, type, values }) => (kinds[type] ? [{ name, type: kinds[type], ...(values.length && type === 'text' ? { values } : {}) }] : []));
}

/** The parts of a list between |. */
export function separated(list: string): string[] {
  return list
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Whether formulas can use it as a name. */
export function isName(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && !reserved.has(name);
}

const reserved = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'nil', 'let', 'if', 'else', 'elapsed', 'chance', 'now_hour', 'weekday', 'abs', 'ceil', 'duration', 'float', 'floor', 'int', 'max', 'min', 'round', 'sqrt']);
