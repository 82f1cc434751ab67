import { useWords } from '../../../i18n/i18n';
import { Extras } from '../Extras';
import type { Extra } from '../Extras';
import { Fields } from '../fields/Field';
import { Rows } from '../fields/Rows';
import { Part } from './Part';
import { queueFields } from './staffExtras';
import { fieldsExtra, promiseExtra, promiseFields } from './taskExtras';

const extras: Extra[] = [
  promiseExtra(promiseFields.filter(({ key }) => key !== 'startWithin')),
  { key: 'revenue', group: 'money', start: { revenue: '100.00' }, body: (at, whose) => <Fields of="case" at={at} fields={[{ key: 'revenue', kind: 'money' }]} whose={whose} /> },
  { key: 'automation', group: 'money', start: { automation: [] }, body: (at) => <Automation at={[...at, 'automation']} /> },
  fieldsExtra('queue', 'work', { order: 'firstCome' }, queueFields),
];

/** What counts for cases as a whole: the promise made to who waits, what they bring, who comes first. */
export function CaseSection() {
  const { t } = useWords();
  return (
    <Part title={t('numbers:case')} note={t('numbers:caseNote')} of={['promise', 'revenue', 'queue', 'automation']}>
      <Extras at={[]} whose={t('numbers:case')} extras={extras} />
    </Part>
  );
}

function Automation({ at }: { at: readonly (string | number)[] }) {
  const { t } = useWords();
  return (
    <Rows at={at} whose={t('numbers:extra.automation')} add={t('numbers:addAutomation')} first={() => ({ name: t('numbers:newAutomation') })}>
      {(_, place, label) => (
        <Fields
          of="automation"
          at={place}
          whose={label}
          fields={[
            { key: 'name', kind: 'text' },
            { key: 'build', kind: 'money' },
            { key: 'perMonth', kind: 'money' },
            { key: 'perUse', kind: 'money' },
            { key: 'tasks', kind: 'some-task' },
          ]}
        />
      )}
    </Rows>
  );
}
