import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Fix } from '../../api/checks';
import { placeText } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Keyed } from './list';
import { severityIcon } from './severity';

interface Props {
  finding: Keyed;
  chosen: boolean;
  /** One of the list is where Tab stops; arrows go on from there. */
  tabbable: boolean;
  /** What the element is called, where that is not in the heading. */
  place?: string;
  /** The process is in the library, so something can be waived. */
  saved: boolean;
  onGo: () => void;
  /** Absent where there is nothing to say. */
  onExplain?: () => void;
  onFix: (fix: Fix) => void;
  onWaive: () => void;
  onRun: () => void;
  /** What a fix would do, while it is looked at. */
  children?: ReactNode;
}

/** One finding; what can be done about it shows once it is chosen. */
export function FindingItem({ finding, chosen, tabbable, place, saved, onGo, onExplain, onFix, onWaive, onRun, children }: Props) {
  const { t } = useWords();
  const { severity, message, hint, rule, at, fixes, path, element } = finding;
  const [first, ...others] = fixes;
  const where = place ?? placeText({ ...at, element: undefined }, t('app:place.line'), t('app:place.column'));
  const open = chosen || children !== undefined && children !== false;
  return (
    <li data-chosen={chosen}>
      <button type="button" className="st-finding" data-finding={finding.key} tabIndex={tabbable ? 0 : -1} aria-current={chosen} onClick={onGo}>
        <span role="img" aria-label={t(`check:severity.${severity}`)}>{severityIcon(severity)}</span>
        <span>
          <span className="st-finding-message">{message}</span>
          {open && hint && <span className="st-finding-hint">{hint}</span>}
          <span className="st-finding-place">{[where ?? element, rule].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      {open && (
        <div className="st-finding-ways">
          {first && (
            <Space.Compact size="small">
              <Button size="small" type="primary" ghost data-way="fix" onClick={() => onFix(first)}>
                {first.title}
              </Button>
              {others.length > 0 && (
                <Dropdown trigger={['click']} menu={{ items: fixes.map((fix, at) => ({ key: at, label: fix.title, onClick: () => onFix(fix) })) }}>
                  <Button size="small" type="primary" ghost icon={<DownOutlined aria-hidden />} aria-label={t('check:otherFixes')} />
                </Dropdown>
              )}
            </Space.Compact>
          )}
          {path.length > 0 && <Button size="small" onClick={onRun}>{t('check:showRun')}</Button>}
          {onExplain && <Button size="small" type="text" onClick={onExplain}>{t('check:explain')}</Button>}
          <Tooltip title={saved ? undefined : t('check:waiveUnsaved')}>
            <Button size="small" type="text" disabled={!saved} onClick={onWaive}>
              {t('check:waive')}
            </Button>
          </Tooltip>
        </div>
      )}
      {children}
    </li>
  );
}
