import { Select } from 'antd';

/** Times of the day, typed one after the other: 09:00, 14:30. */
export function TimesInput({ value, label, onChange }: { value: string[] | undefined; label: string; onChange: (times: string[] | undefined) => void }) {
  return (
    <Select
      size="small"
      mode="tags"
      className="st-wide"
      open={false}
      suffixIcon={null}
      placeholder="09:00"
      tokenSeparators={[' ', ',', '，', '、']}
      aria-label={label}
      value={value ?? []}
      onChange={(typed: string[]) => {
        const times = [...new Set(typed.map(timeOfDay).filter((time) => time !== undefined))].sort();
        onChange(times.length > 0 ? times : undefined);
      }}
    />
  );
}

/** A time as the file writes it: 9, 9:30 and 0930 are read; undefined when it is none. */
export function timeOfDay(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:：]?(\d{2}))?$/.exec(typed.trim());
  if (!match || Number(match[1]) > 23 || Number(match[2] ?? 0) > 59) return undefined;
  return `${match[1].padStart(2, '0')}:${match[2] ?? '00'}`;
}
