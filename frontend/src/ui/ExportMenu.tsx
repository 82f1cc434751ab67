import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useWords } from '../i18n/i18n';
import type { Figures, Keep } from './figures';
import { csvOf } from './figures';
import { onGround, png } from './picture';

/** Takes a plot or a table away as a file: a picture of it, or the figures behind it. A table has no picture. */
export function ExportMenu({ title, figures, picture, keep }: { title: string; figures: Figures; picture?: () => string; keep: Keep }) {
  const { t } = useWords();
  const ground = () => getComputedStyle(document.documentElement).getPropertyValue('--st-surface');
  const pictures = picture && [
    { key: 'png', label: t('export:png'), onClick: () => keep(`${title}.png`, png(picture(), ground())) },
    { key: 'svg', label: t('export:svg'), onClick: () => keep(`${title}.svg`, new Blob([onGround(picture(), ground())], { type: 'image/svg+xml' })) },
  ];
  const numbers = { key: 'csv', label: t('export:csv'), onClick: () => keep(`${title}.csv`, new Blob([csvOf(figures)], { type: 'text/csv' })) };
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: [...(pictures ?? []), numbers] }}>
      <Tooltip title={t('export:menu')}>
        <Button type="text" size="small" icon={<DownloadOutlined aria-hidden />} aria-label={t('export:menuOf', { title })} aria-haspopup="menu" />
      </Tooltip>
    </Dropdown>
  );
}
