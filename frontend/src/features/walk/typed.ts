import { useState } from 'react';
import type { Walk, WalkOption } from '../../api/walks';
import { initial, keyOf } from './walker';

/** What was filled in so far, by what it was filled in for and by field: the nth of a variable. */
export type Typed = Record<string, Record<string, unknown>>;

/** The values of the fields of what can be done: what was filled in, and else what is known. */
export function valuesOf(typed: Typed, option: WalkOption, walk: Walk): unknown[] {
  const own = typed[keyOf(option, walk)] ?? {};
  const names = fieldNames(option);
  return initial(option).map((value, at) => (names[at] in own && !option.fields![at].readonly ? own[names[at]] : value));
}

/** With one field filled in. */
export function withValue(typed: Typed, option: WalkOption, walk: Walk, at: number, value: unknown): Typed {
  const key = keyOf(option, walk);
  return { ...typed, [key]: { ...typed[key], [fieldNames(option)[at]]: value } };
}

/** What is filled in stays until it is done, whatever happens meanwhile: time that passes, another choice, a step back. */
export function useTyped(walk: Walk) {
  const [typed, setTyped] = useState<Typed>({});
  return {
    values: (option: WalkOption) => valuesOf(typed, option, walk),
    put: (option: WalkOption, at: number, value: unknown) => setTyped((before) => withValue(before, option, walk, at, value)),
  };
}

/** Names that stay when other fields come and go: a variable may have several fields. */
function fieldNames({ fields }: WalkOption): string[] {
  const all = (fields ?? []).map(({ variable }) => variable);
  return all.map((variable, at) => `${variable} ${all.slice(0, at).filter((other) => other === variable).length}`);
}
