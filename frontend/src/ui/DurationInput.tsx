import { Input, Tooltip } from 'antd';
import { useState } from 'react';
import { editable, parseDuration } from '../format/duration';
import { isoOf, secondsOf } from '../format/iso';
import { useWords } from '../i18n/i18n';
import { composing } from './composing';

/** A duration typed as people write it: "20 min", "1h 30", "1:30", "2 小时". */
export function DurationInput(
  props: { value: string | undefined; label: string; wrong?: boolean; prefix?: string } & ({ optional?: false; onChange: (iso: string) => void } | { optional: boolean; onChange: (iso: string | undefined) => void }),
) {
  const { value, label, wrong, prefix } = props;
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const seconds = secondsOf(value);
  const empty = typed?.trim() === '';
  const unread = typed !== null && !(empty && props.optional) && parseDuration(typed) === undefined;
  const leave = () => {
    const parsed = typed === null ? undefined : parseDuration(typed);
    if (parsed !== undefined && parsed !== seconds) props.onChange(isoOf(parsed));
    else if (props.optional && empty && value !== undefined) props.onChange(undefined);
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
        onPressEnter={(event) => composing(event) || leave()}
      />
    </Tooltip>
  );
}
