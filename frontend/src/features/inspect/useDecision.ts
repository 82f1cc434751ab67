import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DecisionSpec } from '../../api/decisions';
import { decisionQuery } from '../../api/decisions';
import { useWords } from '../../i18n/i18n';
import type { Known } from './variables';
import { forFormulas } from './variables';

/** What the engine understands of a decision table, once it has not changed for a moment; until then what it understood before, as long as that fits. */
export function useDecision(table: DecisionSpec, known: Known[], values: Record<string, unknown>) {
  const { language } = useWords();
  const said = JSON.stringify(table);
  const [settled, setSettled] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), 250);
    return () => clearTimeout(timer);
  }, [said]);
  const asked = JSON.parse(settled) as DecisionSpec;
  const { data, isPlaceholderData } = useQuery(decisionQuery(asked, forFormulas(known), language, values));
  const fits = shape(asked) === shape(table);
  return { result: fits ? data : undefined, settled: said === settled && !isPlaceholderData };
}

const shape = ({ inputs, outputs, rules }: DecisionSpec) => `${inputs.length} ${outputs.length} ${rules.length}`;
