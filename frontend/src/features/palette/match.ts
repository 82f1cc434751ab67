/** Spells Chinese in Latin letters, as input methods do: the places in text of the characters that query spells, in full or by initials; null where it does not. */
export type Speller = (text: string, query: string) => number[] | null;

/** How well a text answers what was typed, and the places of the characters that do. */
export interface Match {
  score: number;
  at: number[];
}

const grade = { whole: 120, begins: 100, word: 80, inside: 60, spelled: 50, initials: 45, scattered: 15 };

/** Compares a text with what was typed: every word of it has to be there, in one way or another; undefined otherwise. */
export function match(text: string, query: string, spell?: Speller): Match | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.map((word) => matchWord(text, word, spell));
  if (found.some((one) => one === undefined)) return undefined;
  const total = found.reduce((sum, one) => sum + one!.score, 0) / Math.max(1, words.length);
  // Of two texts that answer equally well the shorter one has less beside it.
  return { score: total - Math.min(10, text.length / 10), at: [...new Set(found.flatMap((one) => one!.at))] };
}

function matchWord(text: string, word: string, spell?: Speller): Match | undefined {
  const lower = text.toLowerCase();
  const at = lower.indexOf(word);
  if (at >= 0) {
    if (lower === word) return { score: grade.whole, at: run(at, word.length) };
    if (at === 0) return { score: grade.begins, at: run(0, word.length) };
    const begin = beginsOf(text).find((start) => lower.startsWith(word, start));
    return begin === undefined ? { score: grade.inside, at: run(at, word.length) } : { score: grade.word, at: run(begin, word.length) };
  }
  const spelled = /^[a-z]+$/.test(word) && /\p{Script=Han}/u.test(text) ? spell?.(text, word) : null;
  if (spelled) return { score: spelled[0] === 0 ? grade.spelled + 5 : grade.spelled, at: spelled };
  const initials = beginsOf(text);
  const hit = initials.map((start) => lower[start]).join('').indexOf(word);
  if (hit >= 0 && word.length > 1) return { score: grade.initials, at: initials.slice(hit, hit + word.length) };
  const scattered = word.length > 2 ? inOrder(lower, word) : undefined;
  return scattered && { score: grade.scattered, at: scattered };
}

/** Where words begin: "Export as BPMN" at 0, 7 and 10, fitAll at 0 and 3. */
function beginsOf(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|(?<=\p{Ll})\p{Lu}|\p{Script=Han}/gu)].map(({ index }) => index);
}

/** The letters of a word one after the other, each as early as possible; only where they stand close enough to be meant. */
function inOrder(text: string, word: string): number[] | undefined {
  const at: number[] = [];
  for (const letter of word) {
    const next = text.indexOf(letter, at.length === 0 ? 0 : at[at.length - 1] + 1);
    if (next < 0) return undefined;
    at.push(next);
  }
  return at[at.length - 1] - at[0] <= word.length * 3 ? at : undefined;
}

function run(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}
