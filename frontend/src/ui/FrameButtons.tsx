import { CloseOutlined, FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import './ui.css';

interface Props {
  /** Whether the table fills the window. */
  full: boolean;
  onFull: () => void;
  onClose: () => void;
  words: { full: string; half: string; close: string };
}

/** How large a table below the diagram is, at the end of its bar. */
export function FrameButtons({ full, onFull, onClose, words }: Props) {
  const size = full ? words.half : words.full;
  return (
    <>
      <Tooltip title={size}>
        <Button type="text" size="small" icon={full ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />} aria-label={size} onClick={onFull} />
      </Tooltip>
      <Tooltip title={words.close}>
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={words.close} onClick={onClose} />
      </Tooltip>
    </>
  );
}
