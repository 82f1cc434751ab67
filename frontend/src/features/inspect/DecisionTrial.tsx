import type { DecisionResult } from '../../api/decisions';
import { useWords } from '../../i18n/i18n';
import { TrialValues } from './TrialValues';
import type { Known } from './variables';

interface Props {
  result: DecisionResult;
  outputs: string[];
  known: Known[];
  values: Record<string, unknown>;
  onChange: (values: Record<string, unknown>) => void;
}

/** Tries a decision table with values: which rule decides, and what it writes. */
export function DecisionTrial({ result, outputs, known, values, onChange }: Props) {
  const { t } = useWords();
  const { rule, writes, error } = result;
  const said = writes.map(({ variable, value }) => `${variable} = ${typeof value === 'string' ? `“${value}”` : String(value)}`).join(t('inspect:table.and'));
  return (
    <div className="st-i-trial">
      <span className="st-muted">{t('inspect:rules.try')}</span>
      <TrialValues {...{ known, values, onChange }} reads={result.reads} />
      {error ? (
        <div className="st-i-wrong" role="alert">
          {error.message} {error.hint}
        </div>
      ) : (
        <b role="status" data-is={String(rule > 0)}>
          {rule > 0 ? t('inspect:table.decides', { rule, said }) : t('inspect:table.noneHolds', { outputs: outputs.join(t('inspect:table.and')) })}
        </b>
      )}
    </div>
  );
}
