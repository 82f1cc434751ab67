import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import type { Item, Plan } from '../../api/plans';
import { useWords } from '../../i18n/i18n';
import { usualMonths } from './plan';
import { Setting } from './Setting';

interface Props {
  plan: Plan;
  currency: string;
  onChange: (change: Partial<Plan>) => void;
}

/** What only people know of an investment: its amounts, how long one looks ahead, and how much there is to do. */
export function PlanForm({ plan, currency, onChange }: Props) {
  const { t } = useWords();
  const whole = { size: 'small', className: 'st-setting-number', precision: 0 } as const;
  return (
    <div className="st-settings st-plan">
      <Setting label={t('worth:months')}>
        <InputNumber {...whole} min={1} max={240} aria-label={t('worth:months')} placeholder={String(usualMonths)} value={plan.months} onChange={(months) => onChange({ months: months ?? undefined })} />
        <span className="st-muted">{t('worth:monthsNote')}</span>
      </Setting>
      <Setting label={t('worth:cases')}>
        <InputNumber {...whole} min={1} max={1e9} aria-label={t('worth:cases')} value={plan.casesPerMonth || undefined} onChange={(cases) => onChange({ casesPerMonth: cases ?? undefined })} />
        <span className="st-muted">{t('worth:casesNote')}</span>
      </Setting>
      <Setting label={t('worth:discount')}>
        <InputNumber
          size="small"
          className="st-setting-number"
          min={0}
          max={100}
          suffix="%"
          aria-label={t('worth:discount')}
          placeholder="0"
          value={plan.discountRate ? Math.round(plan.discountRate * 1e6) / 1e4 : undefined}
          onChange={(rate) => onChange({ discountRate: rate == null ? undefined : rate / 100 })}
        />
        <span className="st-muted">{t('worth:discountNote')}</span>
      </Setting>
      <Setting label={t('worth:investment')}>
        <Items label={t('worth:investment')} hint={t('worth:investmentHint')} items={plan.investment ?? []} currency={currency} onChange={(investment) => onChange({ investment })} />
      </Setting>
      <Setting label={t('worth:running')}>
        <Items label={t('worth:running')} hint={t('worth:runningHint')} items={plan.running ?? []} currency={currency} onChange={(running) => onChange({ running })} />
      </Setting>
    </div>
  );
}

/** Amounts, each with what it is for. */
function Items({ label, hint, items, currency, onChange }: { label: string; hint: string; items: Item[]; currency: string; onChange: (items: Item[]) => void }) {
  const { t } = useWords();
  const put = (at: number, change: Partial<Item>) => onChange(items.map((item, other) => (other === at ? { ...item, ...change } : item)));
  return (
    <div className="st-plan-items">
      {items.map(({ name, amount }, at) => (
        <div key={at} className="st-plan-item">
          <Input size="small" aria-label={t('worth:itemName', { of: label, number: at + 1 })} placeholder={hint} maxLength={200} value={name} onChange={({ target }) => put(at, { name: target.value })} />
          <InputNumber<string>
            size="small"
            stringMode
            min="0"
            precision={2}
            controls={false}
            suffix={currency && <span className="st-muted">{currency}</span>}
            aria-label={t('worth:itemAmount', { of: label, number: at + 1 })}
            value={amount}
            onChange={(typed) => put(at, { amount: typed == null || typed === '' ? '0' : String(typed) })}
          />
          <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('worth:removeItem', { of: label, number: at + 1 })} onClick={() => onChange(items.filter((_, other) => other !== at))} />
        </div>
      ))}
      <Button type="link" size="small" className="st-setting-more" aria-label={`${label}: ${t('worth:addItem')}`} disabled={items.length >= 100} onClick={() => onChange([...items, { name: '', amount: '0' }])}>
        {t('worth:addItem')}
      </Button>
    </div>
  );
}
