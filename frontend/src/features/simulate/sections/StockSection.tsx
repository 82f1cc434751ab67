import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';
import { ComplaintList } from '../ComplaintList';
import type { FieldSpec } from '../fields/Field';
import { Fields } from '../fields/Field';
import { Part } from './Part';
import { freshId, withEntry, withoutEntry } from './section';

const fields: FieldSpec[] = [
  { key: 'name', kind: 'text' },
  { key: 'initial', kind: 'number' },
  { key: 'reorderAt', kind: 'number' },
  { key: 'orderUpTo', kind: 'number' },
  { key: 'leadTime', kind: 'distribution' },
  { key: 'calendar', kind: 'calendar' },
  { key: 'costPerUnit', kind: 'money' },
  { key: 'costPerOrder', kind: 'money' },
  { key: 'holdingPerUnitDay', kind: 'money' },
];

/** What tasks use up, and how it is ordered again. */
export function StockSection() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const stocks = Object.entries(content.stock ?? {});
  const add = () => edit((now) => ({ ...now, stock: withEntry(now.stock, freshId(now.stock, 'stock'), { name: t('numbers:newStock', { number: stocks.length + 1 }), initial: 100, reorderAt: 20, orderUpTo: 100 }) }));
  return (
    <Part title={t('numbers:stock')} note={stocks.length === 0 ? t('numbers:stockNote') : undefined} of={['stock']} add={t('numbers:addStock')} onAdd={add}>
      {stocks.map(([id, { name = id }]) => (
        <div className="st-entry" key={id}>
          <div className="st-entry-head">
            <span className="st-entry-name">{name}</span>
            <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('numbers:removeRow', { of: name })} onClick={() => edit((now) => ({ ...now, stock: withoutEntry(now.stock, id) }))} />
          </div>
          <Fields of="stock" at={['stock', id]} fields={fields} whose={name} />
          <ComplaintList at={['stock', id]} />
        </div>
      ))}
    </Part>
  );
}
