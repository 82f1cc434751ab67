import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { FormulaKind } from '../../api/formulas';
import { formulaFunctions, formulaQuery } from '../../api/formulas';
import { useWords } from '../../i18n/i18n';
import { composing } from '../../ui/composing';
import type { Known } from './variables';
import { forFormulas } from './variables';

interface Props {
  value: string;
  label: string;
  known: Known[];
  /** What it is to yield; true or false where nothing is said. */
  want?: FormulaKind;
  placeholder?: string;
  prefix?: string;
  onChange: (formula: string) => void;
}

/** A formula with the variables and functions offered while it is typed, and what is wrong with it said at once. It is taken over when the field is left. */
export function FormulaField({ value, label, known, want, placeholder, prefix, onChange }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [offering, setOffering] = useState(false);
  const now = typed ?? value;
  const error = useFormula(now, known, want)?.error;
  const leave = () => {
    setOffering(false);
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  const options = offering ? offers(now, known) : [];
  return (
    <div className="st-i-formula-field">
      <div>
        {prefix}
        <AutoComplete
          size="small"
          value={now}
          options={options}
          open={options.length > 0}
          defaultActiveFirstOption={false}
          onSelect={() => setOffering(false)}
          onChange={(next: string) => setTyped(next.replaceAll('\n', ' '))}
          onBlur={leave}
        >
          <Input.TextArea
            className="st-i-formula"
            aria-label={label}
            autoSize={{ minRows: 1, maxRows: 6 }}
            spellCheck={false}
            placeholder={placeholder ?? (prefix ? undefined : t('inspect:rules.example'))}
            status={error ? 'error' : undefined}
            onInput={() => setOffering(true)}
            onKeyDown={(event) => {
              if (composing(event)) return;
              if (event.key === 'Escape') {
                if (!offering) setTyped(null);
                setOffering(false);
              }
              // Enter takes an offer that the arrows chose, or else the whole formula.
              if (event.key === 'Enter' && !(offering && document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active'))) {
                event.preventDefault();
                leave();
              }
            }}
          />
        </AutoComplete>
      </div>
      {error && (
        <div className="st-i-wrong" role="alert">
          {error.message} {error.hint}
        </div>
      )}
    </div>
  );
}

/** What the engine understands of a formula, once it has not changed for a moment. Nothing while it is asked, or empty. */
export function useFormula(formula: string, known: Known[], want?: FormulaKind, values?: Record<string, unknown>) {
  const { language } = useWords();
  const [settled, setSettled] = useState(formula);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(formula), 250);
    return () => clearTimeout(timer);
  }, [formula]);
  const { data } = useQuery({ ...formulaQuery(settled, forFormulas(known), language, want, values), enabled: settled.trim() !== '' });
  return settled === formula && formula.trim() ? data : undefined;
}

/** The whole formula with the word at its end completed, for each that begins like it. */
export function offers(formula: string, known: Known[]): { value: string; label: string }[] {
  const word = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(formula)?.[0];
  if (!word) return [];
  const before = formula.slice(0, -word.length);
  const inText = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  const low = word.toLowerCase();
  if (inText) return known.flatMap(({ values }) => values).filter((one) => one.toLowerCase().startsWith(low) && one !== word).map((one) => ({ value: `${before}${one}"`, label: one }));
  return [...known.map(({ name }) => name), ...formulaFunctions.map((name) => `${name}(`)]
    .filter((name) => name.toLowerCase().startsWith(low) && name !== word)
    .slice(0, 12)
    .map((name) => ({ value: before + name, label: name.endsWith('(') ? `${name})` : name }));
}
