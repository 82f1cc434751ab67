import { Input, Tooltip } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { editable, parseDuration } from '../format/duration';
import { isoOf, secondsOf } from '../format/iso';
import { parseTable } from '../format/table';
import { useWords } from '../i18n/i18n';
import { composing } from './composing';

/**
 * A duration typed as people write it: "20 min", "1h 30", "1:30", "2 小时". What cannot be read stays as it was typed, with what counts instead,
 * until it is mended or Escape takes the value back. Several cells of a spreadsheet go to onBlock, which says why where it does not take them.
 */
export function DurationInput(
  props: { value: string | undefined; label: string; wrong?: boolean; prefix?: string; onBlock?: (table: string[][]) => string | undefined } & (
    | { optional?: false; onChange: (iso: string) => void }
    | { optional: boolean; onChange: (iso: string | undefined) => void }
  ),
) {
  const { value, label, wrong, prefix, onBlock } = props;
  const { t, language } = useWords();
  const [draft, setDraft] = useState<{ text: string; of: string | undefined }>();
  const [refused, setRefused] = useState<string>();
  const [here, setHere] = useState(false);
  const input = useRef<InputRef>(null);
  const note = useId();
  // Once another value has come, by undo say, what was typed for the one before is over.
  const typed = draft?.of === value ? draft?.text : undefined;
  const seconds = secondsOf(value);
  const shown = seconds === undefined ? '' : editable(seconds, language);
  const empty = typed?.trim() === '';
  const unread = typed !== undefined && !(empty && props.optional) && parseDuration(typed) === undefined;
  const said = unread ? t('simulate:durationHelp') : refused;

  // A form around it is not sent with another value than what is seen.
  useEffect(() => input.current?.input?.setCustomValidity(unread ? t('simulate:durationHelp') : ''), [unread, t]);

  const leave = () => {
    const parsed = typed === undefined ? undefined : parseDuration(typed);
    if (parsed !== undefined && parsed !== seconds) props.onChange(isoOf(parsed));
    else if (props.optional && empty && value !== undefined) props.onChange(undefined);
    if (!unread) setDraft(undefined);
  };
  const paste = (event: ClipboardEvent) => {
    const table = parseTable(event.clipboardData.getData('text/plain'));
    if (!onBlock || table.flat().length < 2) return;
    event.preventDefault();
    const why = onBlock(table);
    setRefused(why);
    if (why === undefined) setDraft(undefined);
  };
  return (
    <>
      <Tooltip title={said} open={said !== undefined && here}>
        <Input
          ref={input}
          size="small"
          className="st-duration"
          aria-label={label}
          aria-invalid={unread || undefined}
          aria-describedby={unread && !here ? note : undefined}
          prefix={prefix && <span className="st-prefix">{prefix}</span>}
          status={unread || wrong ? 'error' : undefined}
          value={typed ?? shown}
          onChange={(event) => {
            setRefused(undefined);
            setDraft({ text: event.target.value, of: value });
          }}
          onFocus={(event) => {
            setHere(true);
            event.target.select();
          }}
          onBlur={() => {
            setHere(false);
            setRefused(undefined);
            leave();
          }}
          onPaste={paste}
          onPressEnter={(event) => composing(event) || leave()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === undefined || composing(event)) return;
            event.stopPropagation();
            setDraft(undefined);
          }}
        />
      </Tooltip>
      {unread && !here && (
        <span id={note} className="st-unread" role="alert">
          {shown ? t('durations:unread', { value: shown }) : t('durations:unreadNone')} {t('simulate:durationHelp')}
        </span>
      )}
    </>
  );
}
