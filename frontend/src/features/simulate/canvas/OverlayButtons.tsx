import { FireOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../i18n/i18n';
import type { Numbers } from '../numbers';
import { useNumbers } from '../numbers';

/** Shows the run on the drawing, or takes it off. */
export function OverlayButtons({ numbers }: { numbers: Numbers }) {
  const { t } = useWords();
  const { over } = useNumbers(numbers);
  const heat = over?.show === 'heat';
  return (
    <Button size="small" icon={<FireOutlined aria-hidden />} aria-pressed={heat} type={heat ? 'primary' : 'default'} onClick={() => numbers.overlay(heat ? undefined : { show: 'heat', metric: 'wait' })}>
      {t('overlay:heat')}
    </Button>
  );
}
