import { Segmented } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { StoresTable } from './StoresTable';
import type { TableProps } from './table';
import { TermsTable } from './TermsTable';
import { UsesTable } from './UsesTable';
import { VariablesTable } from './VariablesTable';

const parts = { variables: VariablesTable, uses: UsesTable, stores: StoresTable, terms: TermsTable };

/** What is known of a case: variables, where they are used, data objects and the dictionary. */
export function DataTable(props: TableProps) {
  const { t } = useWords();
  const [part, setPart] = useState<keyof typeof parts>('variables');
  const Part = parts[part];
  const head = (
    <>
      {props.head}
      <Segmented size="small" aria-label={t('registers:data.part')} value={part} onChange={setPart} options={(['variables', 'uses', 'stores', 'terms'] as const).map((value) => ({ value, label: t(`registers:data.${value}`) }))} />
    </>
  );
  return <Part {...props} head={head} />;
}
