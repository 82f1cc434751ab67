import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/i18n';
import { useAt } from '../Book';
import { ComplaintList } from '../ComplaintList';
import type { Path } from '../path';

/** A list of the numbers, item by item, each with its own fields; items are added at the end. */
export function Rows<T>({ at, add, first, whose, children }: { at: Path; add: string; first: () => T; whose: string; children: (item: T, at: Path, label: string) => ReactNode }) {
  const { t } = useWords();
  const [items, set] = useAt<T[]>(at);
  return (
    <div className="st-rows">
      {(items ?? []).map((item, index) => (
        <div className="st-row" key={index}>
          <div className="st-row-fields">
            {children(item, [...at, index], `${whose} ${index + 1}`)}
            <ComplaintList at={[...at, index]} />
          </div>
          <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeRow', { of: `${whose} ${index + 1}` })} onClick={() => set(items!.filter((_, other) => other !== index))} />
        </div>
      ))}
      <button type="button" className="st-plain st-add" aria-label={`${whose}: ${add}`} onClick={() => set([...(items ?? []), first()])}>
        {add}
      </button>
    </div>
  );
}
