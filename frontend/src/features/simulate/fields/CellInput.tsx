import { useState } from 'react';
import { composing } from '../../../ui/composing';

/** A cell of a small grid, taken over when it is left. */
export function CellInput({ value, label, onChange }: { value: string; label: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <input
      className="st-cell-input"
      spellCheck={false}
      aria-label={label}
      value={typed ?? value}
      size={Math.max(4, (typed ?? value).length)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && !composing(event) && leave()}
    />
  );
}
