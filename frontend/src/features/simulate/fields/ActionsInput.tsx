import { useWords } from '../../../i18n/i18n';
import type { Path } from '../path';
import { Fields } from './Field';
import { Rows } from './Rows';

interface Action {
  after: string;
  do: string;
}

/** What is done, and when, about something that is taking long. */
export function ActionsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  return (
    <Rows<Action> at={at} whose={`${whose}: ${t('numbers:action')}`} add={t('numbers:addAction')} first={() => ({ after: 'PT4H', do: 'remind' })}>
      {(action, place, label) => (
        <Fields
          of="action"
          at={place}
          whose={label}
          fields={[
            { key: 'after', kind: 'duration' },
            { key: 'do', kind: 'choice', options: ['remind', 'escalate', 'reassign', 'decide'] },
            ...(action.do === 'escalate' || action.do === 'reassign' ? [{ key: 'to', kind: 'one-role' as const }] : []),
            ...(action.do === 'escalate' ? [{ key: 'work', kind: 'distribution' as const }] : []),
          ]}
        />
      )}
    </Rows>
  );
}
