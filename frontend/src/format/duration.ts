import { secondsOf } from './iso';
import type { Language } from './language';

/** What a person measures working time in. */
export type Unit = 's' | 'min' | 'h' | 'd' | 'w';

/** Seconds in one of each unit, smallest first. */
export const unitSeconds: Record<Unit, number> = { s: 1, min: 60, h: 3600, d: 86400, w: 604800 };

const words: Record<Language, Record<Unit, string>> = {
  en: { s: ' s', min: ' min', h: ' h', d: ' d', w: ' w' },
  'zh-CN': { s: ' 秒', min: ' 分', h: ' 小时', d: ' 天', w: ' 周' },
};

/** A duration as a person would say it, in its two largest parts: "2 h 05 min", "2 小时 5 分". */
export function duration(seconds: number | null | undefined, language: Language): string {
  if (seconds == null || !Number.isFinite(seconds)) return '–';
  if (seconds < 0) return `−${duration(-seconds, language)}`;
  const word = words[language];
  if (seconds === 0) return `0${word.min}`;
  if (seconds < 10) return `${trim(seconds, 1)}${word.s}`;
  if (seconds < 59.5) return `${Math.round(seconds)}${word.s}`;
  const [large, small] = seconds < 3570 ? (['min', 's'] as const) : seconds < 86_370 ? (['h', 'min'] as const) : (['d', 'h'] as const);
  const step = unitSeconds[small];
  const steps = Math.round(seconds / step);
  const perLarge = unitSeconds[large] / step;
  const whole = Math.floor(steps / perLarge);
  const rest = steps % perLarge;
  if (rest === 0 || (large === 'min' && whole >= 10)) return `${large === 'min' ? Math.round(seconds / 60) : whole}${word[large]}`;
  const padded = language === 'en' && small !== 'h' ? String(rest).padStart(2, '0') : String(rest);
  return `${whole}${word[large]} ${padded}${word[small]}`;
}

const named: [RegExp, Unit][] = [
  [/^(?:s|sec|secs|second|seconds|秒钟?)$/, 's'],
  [/^(?:m|min|mins|minute|minutes|分钟?)$/, 'min'],
  [/^(?:h|hr|hrs|hour|hours|个?小时|时)$/, 'h'],
  [/^(?:d|day|days|天|日)$/, 'd'],
  [/^(?:w|week|weeks|周|个?星期)$/, 'w'],
];

/** Seconds of what a person typed: "1h 30m", "90 min", "1:30", "2 小时 5 分", "PT2H", "1.5"; a bare number counts in `bare`. */
export function parseDuration(text: string, bare: Unit = 'min'): number | undefined {
  const typed = text.trim().toLowerCase().replace(/[，,](?=\d{3}\b)/g, '').replace(',', '.');
  if (!typed) return undefined;
  if (typed.startsWith('p')) return secondsOf(typed.toUpperCase());
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(typed);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  if (/^\d+(\.\d+)?$/.test(typed)) return Number(typed) * unitSeconds[bare];
  let seconds = 0;
  let rest = typed;
  while (rest) {
    const part = /^(\d+(?:\.\d+)?)\s*([a-z]+|[\u4e00-\u9fff]+?)(?=\s|\d|$)\s*/.exec(rest);
    const unit = part && named.find(([pattern]) => pattern.test(part[2]))?.[1];
    if (!part || !unit) return undefined;
    seconds += Number(part[1]) * unitSeconds[unit];
    rest = rest.slice(part[0].length);
  }
  return seconds;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** A duration to be edited: exact and short, "1.5 h" or else "2 h 1 min 5 s"; parseDuration reads it back. */
export function editable(seconds: number, language: Language): string {
  const word = words[language];
  if (seconds === 0) return `0${word.min}`;
  const quarters = (['d', 'h'] as const).find((unit) => seconds >= unitSeconds[unit] && seconds % (unitSeconds[unit] / 4) === 0);
  const single = quarters ?? (seconds % 60 === 0 && seconds < 6 * 3600 ? 'min' : undefined);
  if (single) return `${seconds / unitSeconds[single]}${word[single]}`;
  const parts: string[] = [];
  let rest = Math.round(seconds * 1000) / 1000;
  for (const unit of ['d', 'h', 'min'] as const) {
    const whole = Math.floor(rest / unitSeconds[unit]);
    if (whole > 0) parts.push(`${whole}${word[unit]}`);
    rest = Math.round((rest - whole * unitSeconds[unit]) * 1000) / 1000;
  }
  if (rest > 0) parts.push(`${rest}${word.s}`);
  return parts.join(' ');
}
