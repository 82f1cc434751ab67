import type { Code, CodeSet, Meaning } from '../../api/raci';

/** Words that tables have for duties, besides the letters and names of the set; in small letters. */
const words: Partial<Record<Meaning, string[]>> = {
  performs: ['responsible', 'does', 'performs', 'execute', 'executes', '负责', '执行', '执行者', '执行人', '经办', '经办人', '主办', '责任', '责任人'],
  answers: ['accountable', 'approves', 'approver', 'owner', '批准', '审批', '审批人', '批准者', '问责', '问责人', '负责人', '当责', '终责'],
  supports: ['support', 'supports', 'assists', '支持', '协助', '配合', '协办'],
  consulted: ['consult', 'consulted', 'consults', '咨询', '被咨询', '被咨询者', '协商', '会商', '征询'],
  informed: ['inform', 'informed', '知会', '告知', '被告知', '被告知者', '通知', '抄送', '知悉'],
  verifies: ['verify', 'verifies', 'reviews', '核验', '验证', '复核', '校验'],
  signs: ['sign', 'signs', 'signatory', '签署', '签字', '会签'],
  vetoes: ['veto', 'vetoes', '否决'],
  omitted: ['omitted', 'out', '不参与', '回避'],
};

/** What the text of a cell says; undefined where it says something else than duties. */
export function parseCodes(text: string, set: CodeSet): string[] | undefined {
  const said = text.normalize('NFKC').trim();
  if (/^[-–—/\\.·]*$/.test(said)) return [];
  const found: string[] = [];
  for (const token of said.split(/[\s,;/|、+&·()（）]+/).filter(Boolean)) {
    const codes = codesOf(token, set);
    if (!codes) return undefined;
    found.push(...codes);
  }
  return set.codes.map(({ code }) => code).filter((code) => found.includes(code));
}

/** One word: a code, its name, or codes run together, as in RA. */
function codesOf(token: string, set: CodeSet): string[] | undefined {
  const low = token.toLowerCase();
  const one =
    set.codes.find(({ code }) => code.toLowerCase() === low) ??
    set.codes.find(({ name }) => name.en.toLowerCase() === low || name.zh === token) ??
    set.codes.find(({ meaning }) => words[meaning]?.includes(low));
  if (one) return [one.code];
  const letters = [...low].map((letter) => set.codes.find(({ code }) => code.toLowerCase() === letter)?.code);
  return letters.length <= set.codes.length && letters.every((code) => code !== undefined) ? (letters as string[]) : undefined;
}

/** The key that gives a duty: the first letter of its code that no duty before it has. */
export function keysOf(set: CodeSet): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { code } of set.codes) {
    const key = [...code.toLowerCase()].find((letter) => /^\p{L}$/u.test(letter) && !keys.has(letter));
    if (key) keys.set(key, code);
  }
  return keys;
}

/** A duty as it is drawn; of a code that the set does not know, only its letter. */
export function codeIn(set: CodeSet, code: string): Code {
  return set.codes.find((one) => one.code === code) ?? { code, name: { en: code, zh: code }, meaning: 'supports' };
}
