import { Alert, Button } from 'antd';
import { moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { forget, useLeft } from './left';
import type { Walker } from './walker';

/** Offers to go on with the walk that was left, after a reload too. */
export function LeftWalk({ of, walker }: { of: string; walker: Walker }) {
  const { t, language } = useWords();
  const left = useLeft(of);
  if (!left) return null;
  return (
    <Alert
      className="st-walk-left"
      type="info"
      showIcon
      title={t('walk:left.text', { count: left.walk.steps!.length, at: moment(left.at, language) })}
      action={
        <span className="st-walk-actions">
          <Button size="small" type="primary" onClick={() => void walker.resume(left.walk)}>
            {t('walk:left.goOn')}
          </Button>
          <Button size="small" type="text" onClick={() => forget(of)}>
            {t('walk:left.forget')}
          </Button>
        </span>
      }
    />
  );
}
