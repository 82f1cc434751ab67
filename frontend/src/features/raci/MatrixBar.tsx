import { ClearOutlined, DownloadOutlined, PlusOutlined, TableOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Segmented, Tooltip } from 'antd';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { CodeSet, TableFormat } from '../../api/raci';
import { wordFor } from '../../api/raci';
import { useWords } from '../../i18n/i18n';
import { FrameButtons } from '../../ui/FrameButtons';
import type { Grouping } from './lines';
import type { RoleTask } from './RoleDialogs';

interface Props {
  head: ReactNode;
  set: CodeSet;
  brush?: string;
  text: string;
  troubled: boolean;
  /** The drawing was checked, so that there can be steps with problems. */
  checked: boolean;
  by: Grouping;
  full: boolean;
  onBrush: (code: string | undefined) => void;
  onText: (text: string) => void;
  onTroubled: (only: boolean) => void;
  onBy: (by: Grouping) => void;
  onTask: (task: RoleTask) => void;
  onTable: (table: object) => void;
  onExport: (format: TableFormat) => void;
  onFull: () => void;
  onClose: () => void;
}

/** What stands over the matrix: the duties as a legend to paint with, and which steps are shown. */
export const MatrixBar = memo(function MatrixBar({ head, set, brush, text, troubled, checked, by, full, onBrush, onText, onTroubled, onBy, onTask, onTable, onExport, onFull, onClose }: Props) {
  const { t, language } = useWords();
  return (
    <div className="st-frame-bar st-matrix-bar">
      {head}
      <div className="st-paints" role="group" aria-label={t('raci:brush.label')}>
        {set.codes.map((code) => (
          <Tooltip key={code.code} title={t('raci:brush.paint', { word: wordFor(code, language) })}>
            <button type="button" className="st-paint" aria-pressed={brush === code.code} onClick={() => onBrush(brush === code.code ? undefined : code.code)} style={{ '--st-code': code.colour ?? 'var(--st-text-3)' } as React.CSSProperties}>
              <span className="st-duty" aria-hidden>
                {code.code}
              </span>
              {wordFor(code, language)}
            </button>
          </Tooltip>
        ))}
        <Tooltip title={t('raci:brush.wipeText')}>
          <button type="button" className="st-paint" aria-pressed={brush === ''} aria-label={t('raci:brush.wipe')} onClick={() => onBrush(brush === '' ? undefined : '')}>
            <ClearOutlined aria-hidden />
          </button>
        </Tooltip>
      </div>
      <span className="st-grow" />
      <Input size="small" allowClear className="st-matrix-search" placeholder={t('raci:search')} aria-label={t('raci:search')} value={text} onChange={(event) => onText(event.target.value)} />
      <Tooltip title={t('raci:troubled')}>
        <Button size="small" type={troubled ? 'primary' : 'text'} ghost={troubled} icon={<WarningOutlined aria-hidden />} aria-label={t('raci:troubled')} aria-pressed={troubled} disabled={!checked} onClick={() => onTroubled(!troubled)} />
      </Tooltip>
      <Segmented size="small" aria-label={t('raci:by.label')} value={by} onChange={onBy} options={(['flow', 'lane'] as const).map((value) => ({ value, label: t(`raci:by.${value}`) }))} />
      <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => onTask({ kind: 'add' })}>
        {t('raci:role.button')}
      </Button>
      <Button size="small" type="text" icon={<TableOutlined aria-hidden />} onClick={() => onTable({})}>
        {t('raci:table.button')}
      </Button>
      <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv'] as const).map((format) => ({ key: format, label: t(`raci:export.${format}`), onClick: () => onExport(format) })) }}>
        <Button size="small" type="text" icon={<DownloadOutlined aria-hidden />}>
          {t('raci:export.button')}
        </Button>
      </Dropdown>
      <FrameButtons {...{ full, onFull, onClose }} words={{ full: t('raci:full'), half: t('raci:half'), close: t('raci:close') }} />
    </div>
  );
});
