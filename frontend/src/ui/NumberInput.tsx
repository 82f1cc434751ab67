import { InputNumber, Tooltip } from 'antd';
import type { InputNumberProps } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useWords } from '../i18n/i18n';
import { composing } from './composing';

/** What was typed that is no number, and the value that it was typed over. */
interface Unread {
  text: string;
  of: unknown;
}

const same = (a: unknown, b: unknown) => String(a ?? '') === String(b ?? '') || (a !== '' && b !== '' && Number(a ?? NaN) === Number(b ?? NaN));

/**
 * A number. What is none stays as it was typed, marked as wrong, until it is mended or Escape takes the value back; the value stays meanwhile.
 * As in antd's own field, grouping and signs of currencies are passed over.
 */
export function NumberInput<T extends string | number = number>(props: Omit<InputNumberProps<T>, 'formatter' | 'parser' | 'onInput'>) {
  const { t } = useWords();
  const [unread, setUnread] = useState<Unread>();
  const [here, setHere] = useState(false);
  const [turn, setTurn] = useState(0);
  const kept = useRef<Unread>(undefined);
  const { precision, value } = props;
  // Once another value has come, by undo say, what was typed for the one before is over.
  const wrong = unread !== undefined && same(unread.of, value);
  const hold = (next?: Unread) => {
    kept.current = next;
    setUnread(next);
  };
  // antd's field falls back to the value as it is left, and asks here what to show. Another formatter would undo what is being typed.
  const formatter = useCallback(
    (now: T | undefined, { userTyping, input }: { userTyping: boolean; input: string }) => {
      if (kept.current && same(kept.current.of, now)) return kept.current.text;
      const text = String(now ?? '');
      if (userTyping && same(plain(input), now)) return input;
      return precision !== undefined && text !== '' && Number.isFinite(Number(text)) ? Number(text).toFixed(precision) : text;
    },
    [precision],
  );
  return (
    <Tooltip title={t('durations:noNumber')} open={wrong && here}>
      <InputNumber<T>
        {...props}
        key={turn}
        autoFocus={turn > 0 || props.autoFocus}
        formatter={formatter}
        status={wrong ? 'error' : props.status}
        aria-invalid={wrong || undefined}
        onInput={(text) => hold(isNumber(text) ? undefined : { text, of: value })}
        onFocus={(event) => {
          setHere(true);
          props.onFocus?.(event);
        }}
        onBlur={(event) => {
          setHere(false);
          props.onBlur?.(event);
        }}
        onMouseEnter={() => setHere(true)}
        onMouseLeave={(event) => setHere(event.currentTarget.contains(document.activeElement))}
        onKeyDown={(event) => {
          props.onKeyDown?.(event);
          if (event.key !== 'Escape' || !wrong || composing(event)) return;
          event.stopPropagation();
          hold();
          setTurn(turn + 1);
        }}
      />
    </Tooltip>
  );
}

/** As antd's field reads it. */
const plain = (text: string) => text.replace(/。/g, '.').replace(/[^\w.-]+/g, '');

function isNumber(text: string): boolean {
  return plain(text) === '' ? text.trim() === '' : Number.isFinite(Number(plain(text)));
}
