/** Measures how wide a piece of one line is, in pixels. */
export type Measure = (text: string) => number;

/** No line begins with these: they close, or belong to what is before them. */
const notFirst = new Set('，。、；：？！）」』】》〉〕］｝〗〙”’…‥—～·・％‰℃°ー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,.;:?!)]}%');
/** No line ends with these: they open, or stand before a number. */
const notLast = new Set('（「『【《〈〔［｛〖〘“‘￥¥＄$£€([{#＃');
/** Of what begins no line, these are also inside Latin words and numbers. */
const inWord = new Set('.,:%');

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\p{Extended_Pictographic}]/u;
const blank = /^\s+$/u;
const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });
const signs = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** Whether a text holds Chinese or other signs between which lines break; digits and # alone, which are pictographic to Unicode, do not count. */
export function ideographic(text: string): boolean {
  return han.test(text.replace(/[ -\u00ff]+/g, ''));
}

/** What is never split: a sign or a word, with what must not be parted from it. */
interface Piece {
  text: string;
  /** A space stood before it. */
  spaced: boolean;
}

/**
 * Breaks one paragraph into lines that are no wider than a width, after the rules of Chinese typesetting (W3C,
 * Requirements for Chinese Text Layout, 3.1.3): between any two signs, but never before what closes or after what
 * opens, and never inside a Latin word, a number or a sign of several code units. Only what is wider than a line by
 * itself is cut.
 */
export function wrapped(paragraph: string, width: number, measure: Measure): string[] {
  if (measure(paragraph) <= width) return [paragraph];
  const rest = pieces(paragraph).flatMap((piece) => (measure(piece.text) <= width ? [piece] : cut(piece, width, measure)));
  const lines: string[] = [];
  while (rest.length > 0) {
    const taken = fitting(rest, width, measure);
    lines.push(joined(rest.splice(0, taken)));
  }
  return lines;
}

/** How many pieces fit into a line: found by their sum, which is quick, and confirmed by the line, which knows kerning. */
function fitting(pieces: Piece[], width: number, measure: Measure): number {
  let taken = 1;
  for (let sum = measure(pieces[0].text); taken < pieces.length; taken++) {
    const { text, spaced } = pieces[taken];
    sum += (spaced ? measure(' ') : 0) + measure(text);
    if (sum > width) break;
  }
  while (taken > 1 && measure(joined(pieces.slice(0, taken))) > width) taken--;
  return taken;
}

const joined = (pieces: Piece[]): string => pieces.map(({ text, spaced }, at) => (spaced && at > 0 ? ' ' : '') + text).join('');

function pieces(paragraph: string): Piece[] {
  const found: Piece[] = [];
  let glued = false;
  let spaced = false;
  for (const text of words(paragraph)) {
    if (blank.test(text)) {
      [glued, spaced] = [false, true];
      continue;
    }
    const before = found.at(-1);
    if (before && !spaced && (glued || notFirst.has(text))) before.text += text;
    else found.push({ text, spaced });
    [glued, spaced] = [notLast.has(text), false];
  }
  return found;
}

/** Signs one by one; Latin words and numbers whole. As in Latin text, a line may break behind a hyphen. */
function words(paragraph: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const sign of signs(paragraph)) {
    const letter = !ideographic(sign) && !blank.test(sign) && !notLast.has(sign) && (!notFirst.has(sign) || inWord.has(sign));
    if (letter && open) found[found.length - 1] += sign;
    else found.push(sign);
    open = letter && sign !== '-';
  }
  return found;
}

/** A piece that is wider than a line, cut between signs; what begins no line takes the sign before it along. */
function cut({ text, spaced }: Piece, width: number, measure: Measure): Piece[] {
  const kept: string[] = [];
  for (const sign of signs(text)) {
    if (kept.length > 0 && notFirst.has(sign)) kept[kept.length - 1] += sign;
    else kept.push(sign);
  }
  const parts = [{ text: '', spaced }];
  for (const sign of kept) {
    const part = parts[parts.length - 1];
    if (part.text && measure(part.text + sign) > width) parts.push({ text: sign, spaced: false });
    else part.text += sign;
  }
  return parts;
}
