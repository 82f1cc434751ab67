import { FireOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../i18n/i18n';
import type { Numbers, Over } from '../numbers';
import { useNumbers } from '../numbers';

const shown = [
  { over: { show: 'playback' }, label: 'overlay:playback', icon: <VideoCameraOutlined aria-hidden /> },
  { over: { show: 'heat', metric: 'wait' }, label: 'overlay:heat', icon: <FireOutlined aria-hidden /> },
] satisfies { over: Over; label: string; icon: React.ReactNode }[];

/** Shows the run on the drawing, or takes it off. */
export function OverlayButtons({ numbers }: { numbers: Numbers }) {
  const { t } = useWords();
  const { over: now } = useNumbers(numbers);
  return shown.map(({ over, label, icon }) => {
    const on = now?.show === over.show;
    return (
      <Button key={label} size="small" icon={icon} aria-pressed={on} type={on ? 'primary' : 'default'} onClick={() => numbers.overlay(on ? undefined : over)}>
        {t(label)}
      </Button>
    );
  });
}
