import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';
import { expect, it } from 'vitest';

/** A formula over one case, written by the tests of engine/condition with what it yields there. */
interface Translated { formula: string; juel?: string; feel: string; case: Record<string, number | boolean | string>; yields: number | boolean }

const all = JSON.parse(readFileSync('../engine/condition/testdata/translated.json', 'utf8')) as Translated[];

function same(got: unknown, want: number | boolean): boolean {
  if (typeof got !== 'number' || typeof want !== 'number') return got === want;
  return Math.abs(got - want) <= 1e-12 * Math.max(1, Math.abs(want));
}

it('what a formula yields, an evaluator of FEEL makes of its FEEL too', () => {
  const wrong = all.map((one) => ({ one, got: evaluate(one.feel, one.case).value }))
    .filter(({ one, got }) => !same(got, one.yields));
  expect(wrong).toEqual([]);
  expect(all.length).toBeGreaterThan(500);
});

/** The operators that JUEL has for numbers, texts and truth values mean in JavaScript what they mean in JUEL, so that JavaScript is its evaluator here;
 *  that of Camunda 7 itself is asked by make test-engines. */
function evaluateJUEL(text: string, variables: Translated['case']): unknown {
  return new Function(...Object.keys(variables), `return (${text});`)(...Object.values(variables));
}

it('what a formula yields, an evaluator of JUEL makes of its JUEL too', () => {
  const spoken = all.filter((one) => one.juel);
  const wrong = spoken.map((one) => ({ one, got: evaluateJUEL(one.juel!, one.case) }))
    .filter(({ one, got }) => !same(got, one.yields));
  expect(wrong).toEqual([]);
  expect(spoken.length).toBeGreaterThan(300);
});
