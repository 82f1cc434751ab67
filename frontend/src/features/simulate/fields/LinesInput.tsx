import { Input } from 'antd';
import { useState } from 'react';
import type { Variate } from '../../../api/scenario';
import { editable, parseDuration } from '../../../format/duration';
import { isoOf, secondsOf } from '../../../format/iso';
import { useWords } from '../../../i18n/i18n';
import type { Spelling } from './lines';
import { fromLines, linesOf } from './lines';

const plain: Spelling<number> = {
  write: String,
  read: (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
};

/** The list of a histogram, a discrete or a sampled distribution, one entry a line. */
export function LinesInput({ spec, label, numbers, onChange }: { spec: Variate<string> | Variate<number>; label: string; numbers: 'time' | 'number'; onChange: (list: object) => void }) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const times: Spelling<string> = {
    write: (iso) => editable(secondsOf(iso) ?? 0, language),
    read: (text) => {
      const seconds = parseDuration(text);
      return seconds === undefined ? undefined : isoOf(seconds);
    },
  };
  const read = (text: string) => (numbers === 'time' ? fromLines(text, spec.dist, times) : fromLines(text, spec.dist, plain));
  const text = typed ?? (numbers === 'time' ? linesOf(spec as Variate<string>, times) : linesOf(spec as Variate<number>, plain));
  const answer = typed === null ? undefined : read(typed);
  const unread = answer && 'line' in answer ? answer.line : undefined;
  return (
    <div className="st-lines">
      <Input.TextArea
        size="small"
        autoSize={{ minRows: 2, maxRows: 8 }}
        aria-label={label}
        status={unread ? 'error' : undefined}
        value={text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (answer && 'list' in answer) onChange(answer.list);
          if (!unread) setTyped(null);
        }}
      />
      <span className={unread ? 'st-wrong' : 'st-help'} role={unread ? 'alert' : undefined}>
        {unread ? t('simulate:lineUnread', { line: unread }) : t(`simulate:lines.${spec.dist}`)}
      </span>
    </div>
  );
}
