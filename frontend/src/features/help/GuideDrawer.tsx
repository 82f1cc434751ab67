import { Drawer } from 'antd';
import { useWords } from '../../i18n/i18n';
import { Markdown } from '../../ui/Markdown';
import english from './guide.en.md?raw';
import chinese from './guide.zh-CN.md?raw';
import './help.css';

/** How one works with the product, from the first drawing to the comparison, on a page that needs no network. */
export function GuideDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, language } = useWords();
  return (
    <Drawer open={open} title={t('help:guide')} onClose={onClose} size={560} destroyOnHidden styles={{ body: { padding: 0, overflow: 'hidden' } }}>
      <div className="st-guide st-scroll" role="region" aria-label={t('help:guide')} tabIndex={0}>
        <Markdown text={language === 'zh-CN' ? chinese : english} />
      </div>
    </Drawer>
  );
}
