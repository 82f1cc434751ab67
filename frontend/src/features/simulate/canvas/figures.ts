import { duration } from '../../../format/duration';
import type { Language } from '../../../format/language';
import { money, number, percent } from '../../../format/number';
import type { Kind } from './metrics';

/** A figure as it reads: 12 min, 3.5, 40 %, €12.50. */
export function figure(kind: Kind, value: number, currency: string, language: Language): string {
  switch (kind) {
    case 'time':
      return duration(value, language);
    case 'money':
      return money(value, currency, language);
    case 'share':
      return percent(value, language);
    default:
      return number(value, language, 2);
  }
}
