import type { Difference } from '../../api/experiments';
import { number } from '../../format/number';
import type { Text } from '../../format/text';
import { asLine } from '../../format/text';
import { useWords } from '../../i18n/i18n';
import type { Scale } from './figures';
import * as figures from './figures';

/** How figures of experiments are said in the language of the page. */
export function useWording() {
  const { t, language } = useWords();
  const points = (value: string) => t('compare:points', { value });
  return {
    t,
    language,
    said: (text: Text) => asLine(text, language),
    value: (of: number | null | undefined, scale: Scale) => figures.value(of, scale, language),
    half: (of: number | null | undefined, scale: Scale) => figures.half(of, scale, language),
    halfChange: (of: number | null | undefined, scale: Scale) => figures.halfChange(of, scale, language, points),
    change: (of: number | null | undefined, scale: Scale) => figures.change(of, scale, language, points),
    percent: (share: number | null | undefined) => figures.signedPercent(share, language),
    setting: (of: number, kind: string) => figures.setting(of, kind, language),
    verdict: (of: Difference) => t(`compare:verdict.${of.verdict}`),
    /** What more a verdict has to tell. */
    needed: (of: Difference) => (of.needed == null ? undefined : t('compare:needed', { count: of.needed, replications: number(of.needed, language, 0) })),
  };
}
