import type { WalkResult } from '../../api/walks';
import { useWords } from '../../i18n/i18n';

/** Most lines that are shown at once; how many there are more is said. */
const most = 8;

/** Why a test does not pass: what it speaks of that is gone, or else where it went another way first, or all that is different. */
export function Reasons({ result: { misfits, differences }, all = false }: { result: WalkResult; all?: boolean }) {
  const { t } = useWords();
  const gone = [...new Set(misfits.map(({ what }) => what))].map((what) => t('walk:misfit', { what }));
  const other = differences.map(({ step, message, hint }) => `${step > 0 ? t('walk:atStep', { step }) : ''}${message} ${hint}`.trim());
  // What is different only follows from what is gone.
  const lines = gone.length > 0 ? gone : other;
  const shown = lines.slice(0, all ? most : 1);
  return (
    <>
      {shown.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {all && lines.length > shown.length && <p>{t('walk:moreReasons', { count: lines.length - shown.length })}</p>}
    </>
  );
}
