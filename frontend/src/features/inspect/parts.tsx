import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Own } from '../../modeler/own';
import type { Pen } from '../../modeler/pen';
import type { Subject } from '../../modeler/subject';
import { composing } from '../../ui/composing';

/** What every part of the inspector gets. */
export interface Part {
  drawing: Drawing;
  subject: Subject;
}

/** Changes the drawing as one step; where that fails, a person is told. */
export function useChange(drawing: Drawing): (write: (pen: Pen) => void) => boolean {
  const { t } = useWords();
  const report = useReport();
  return useCallback(
    (write) => {
      try {
        drawing.change(write);
        return true;
      } catch (thrown) {
        report(t('inspect:failed'), thrown);
        return false;
      }
    },
    [drawing, report, t],
  );
}

/** A control with what it is called before it. */
export function Line({ label, hint, top, children }: { label: ReactNode; hint?: ReactNode; top?: boolean; children: ReactNode }) {
  return (
    <div className="st-i-line" data-top={top || undefined}>
      <span className="st-i-line-label">{label}</span>
      <div className="st-i-line-body">
        {children}
        {hint && <div className="st-i-line-hint">{hint}</div>}
      </div>
    </div>
  );
}

interface TextFieldProps {
  value: string | undefined;
  label: string;
  placeholder?: string;
  wrong?: boolean;
  /** How many lines it has at first; absent: one line, and no more. */
  rows?: number;
  /** Enter starts a new line; otherwise it takes the text over. */
  lines?: boolean;
  className?: string;
  /** What is typed before it is taken over; null once it is, or was given up. */
  onTyped?: (text: string | null) => void;
  onChange: (text: string) => void;
}

/** A text that is taken over when the field is left or Enter is pressed, so that a word is one step to undo. Escape gives it up. */
export function TextField({ value = '', label, placeholder, wrong, rows, lines, className, onTyped, onChange }: TextFieldProps) {
  const [typed, put] = useState<string | null>(null);
  const setTyped = (next: string | null) => {
    put(next);
    onTyped?.(next);
  };
  const leave = () => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  const all = {
    'aria-label': label,
    'aria-invalid': wrong || undefined,
    className,
    placeholder,
    size: 'small' as const,
    status: wrong ? ('error' as const) : undefined,
    value: typed ?? value,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: leave,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (composing(event)) return;
      if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation();
        setTyped(null);
      }
      if (event.key === 'Enter' && !event.shiftKey && !lines) {
        event.preventDefault();
        leave();
      }
    },
  };
  return rows === undefined ? <Input {...all} /> : <Input.TextArea {...all} autoSize={{ minRows: rows, maxRows: 18 }} />;
}

/** The first of our extension elements of a type, and a way to change it; it goes once it says nothing. */
export function useOwn({ drawing, subject }: Part, type: string): [Own, (change: Own) => void] {
  const change = useChange(drawing);
  const [own = {}, ...others] = subject.own(type);
  const says = (one: Own) => Object.values(one).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return [
    own,
    (by) => {
      const next = { ...own, ...by };
      change((pen) => pen.own(subject.about, type, says(next) ? [next, ...others] : others));
    },
  ];
}

/** A list with one of it changed, or gone where nothing is given. */
export function replaced<T>(list: T[], at: number, one?: T): T[] {
  return one === undefined ? list.filter((_, nth) => nth !== at) : list.map((was, nth) => (nth === at ? one : was));
}

/** A list with one of it moved by so many places. */
export function moved<T>(list: T[], at: number, by: number): T[] {
  const to = Math.max(0, Math.min(list.length - 1, at + by));
  const next = [...list];
  next.splice(to, 0, ...next.splice(at, 1));
  return next;
}

export const text = (value: Own[string]): string => (typeof value === 'string' ? value : '');
