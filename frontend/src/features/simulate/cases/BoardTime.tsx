import { ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Slider, Spin, Tooltip } from 'antd';
import { useMemo } from 'react';
import type { Board } from '../../../api/cases';
import { duration } from '../../../format/duration';
import { workMoment } from '../../../format/moment';
import { useWords } from '../../../i18n/i18n';
import { outline, underWay } from './board';

interface Props {
  board: Board;
  /** The frame that is shown, from 0. */
  at: number;
  whole: boolean;
  busy: boolean;
  onAt: (at: number) => void;
  onCloser: () => void;
  onWhole: () => void;
}

/** The time of a run to go through, over how many cases were under way. */
export function BoardTime({ board, at, whole, busy, onAt, onCloser, onWhole }: Props) {
  const { t, language } = useWords();
  const { frames, start, zone, stepSeconds } = board;
  const say = (frame: number) => workMoment(start, frames[frame].at, zone, language);
  const drawn = useMemo(() => outline(underWay(frames), 1000, 22), [frames]);
  return (
    <div className="st-board-time">
      <strong className="st-board-now">{say(at)}</strong>
      <div className="st-board-slide">
        <svg viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden>
          <path d={drawn} />
        </svg>
        <Slider min={0} max={frames.length - 1} value={at} onChange={onAt} tooltip={{ formatter: (frame) => say(Math.min(frame ?? 0, frames.length - 1)) }} ariaLabelForHandle={t('cases:moment')} ariaValueTextFormatterForHandle={(frame) => say(Math.min(frame, frames.length - 1))} />
      </div>
      <span className="st-board-step">{busy ? <Spin size="small" /> : t('cases:everyStep', { step: duration(stepSeconds, language) })}</span>
      <Tooltip title={t('cases:closer')}>
        <Button type="text" size="small" disabled={busy || stepSeconds <= 1} icon={<ZoomInOutlined aria-hidden />} aria-label={t('cases:closer')} onClick={onCloser} />
      </Tooltip>
      <Tooltip title={t('cases:wholeRun')}>
        <Button type="text" size="small" disabled={busy || whole} icon={<ZoomOutOutlined aria-hidden />} aria-label={t('cases:wholeRun')} onClick={onWhole} />
      </Tooltip>
    </div>
  );
}
