import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/i18n';
import { useAt } from '../Book';
import { ComplaintList } from '../ComplaintList';
import type { Path } from '../path';
import { useOptions } from './options';
import type { OptionsOf } from './options';

/** A record of the numbers by ids of something else: one line for each, and a choice of those that are not in it yet. */
export function Keyed<T>({ at, of, add, first, children }: { at: Path; of: OptionsOf; add: string; first: () => T; children: (value: T, set: (value: T) => void, label: string, at: Path) => ReactNode }) {
  const { t } = useWords();
  const [record, set] = useAt<Record<string, T>>(at);
  const options = useOptions(of);
  const labelOf = (id: string) => options.find(({ value }) => value === id)?.label ?? id;
  const left = options.filter(({ value }) => !record || !(value in record));
  return (
    <div className="st-rows">
      {Object.entries(record ?? {}).map(([id, value]) => (
        <div className="st-row" key={id}>
          <span className="st-row-name" title={id}>{labelOf(id)}</span>
          <div className="st-row-fields">
            {children(value, (next) => set({ ...record, [id]: next }), labelOf(id), [...at, id])}
            <ComplaintList at={[...at, id]} />
          </div>
          <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeRow', { of: labelOf(id) })} onClick={() => set(Object.fromEntries(Object.entries(record!).filter(([key]) => key !== id)))} />
        </div>
      ))}
      <Select<string>
        size="small"
        className="st-add-select"
        aria-label={add}
        placeholder={add}
        value={null}
        options={left}
        popupMatchSelectWidth={false}
        notFoundContent={t('numbers:nothingToChoose')}
        onChange={(id) => set({ ...record, [id]: first() })}
      />
    </div>
  );
}
