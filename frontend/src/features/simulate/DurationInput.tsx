import { Input, Tooltip } from 'antd';
import { useState } from 'react';
import { editable, parseDuration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';

/** A duration typed as people write it: "20 min", "1h 30", "1:30", "2 小时". */
export function DurationInput({ value, label, wrong, onChange, prefix }: { value: string | undefined; label: string; wrong?: boolean; prefix?: string; onChange: (iso: string) => void }) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const seconds = secondsOf(value);
  const unread = typed !== null && parseDuration(typed) === undefined;
  const leave = () => {
    const parsed = typed === null ? undefined : parseDuration(typed);
    if (parsed !== undefined && parsed !== seconds) onChange(isoOf(parsed));
    setTyped(null);
  };
  return (
    <Tooltip title={unread ? t('simulate:durationHelp') : undefined} open={unread}>
      <Input
        size="small"
        className="st-duration"
        aria-label={label}
        prefix={prefix && <span className="st-prefix">{prefix}</span>}
        status={unread || wrong ? 'error' : undefined}
        value={typed ?? (seconds === undefined ? '' : editable(seconds, language))}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onPressEnter={leave}
      />
    </Tooltip>
  );
}
