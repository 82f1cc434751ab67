import { Input } from 'antd';
import { useState } from 'react';
import { composing } from '../../../ui/composing';

/** A formula or condition over the data of a case; it is taken over when the field is left, so that half of one is never judged. */
export function FormulaInput({ value, label, wrong, placeholder, onChange }: { value: string | undefined; label: string; wrong?: boolean; placeholder?: string; onChange: (formula: string | undefined) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed.trim() !== (value ?? '')) onChange(typed.trim() || undefined);
    setTyped(null);
  };
  return (
    <Input.TextArea
      size="small"
      className="st-formula"
      autoSize={{ minRows: 1, maxRows: 5 }}
      spellCheck={false}
      aria-label={label}
      placeholder={placeholder}
      status={wrong ? 'error' : undefined}
      value={typed ?? value ?? ''}
      onChange={(event) => setTyped(event.target.value.replaceAll('\n', ' '))}
      onBlur={leave}
      onPressEnter={(event) => {
        if (composing(event)) return;
        event.preventDefault();
        leave();
      }}
    />
  );
}
