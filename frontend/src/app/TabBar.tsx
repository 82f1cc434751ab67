import { CloseOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import { useUnsaved } from './documents';

/** The open processes. A list of buttons rather than an ARIA tablist, which may not hold the buttons that close. */
export function TabBar({ list, activeKey, onShow, onClose }: { list: OpenDocument[]; activeKey?: string; onShow: (key: string) => void; onClose: (key: string) => void }) {
  const { t } = useWords();
  return (
    <nav className="st-tabs" aria-label={t('app:openProcesses')}>
      <ul>
        {list.map((document) => (
          <Tab key={document.key} document={document} active={document.key === activeKey} onShow={onShow} onClose={onClose} />
        ))}
      </ul>
    </nav>
  );
}

function Tab({ document, active, onShow, onClose }: { document: OpenDocument; active: boolean; onShow: (key: string) => void; onClose: (key: string) => void }) {
  const { t } = useWords();
  const dirty = useUnsaved(document);
  return (
    <li className="st-tab" data-active={active} onAuxClick={(event) => event.button === 1 && onClose(document.key)}>
      <button type="button" aria-current={active ? 'page' : undefined} title={document.name} onClick={() => onShow(document.key)}>
        {dirty && (
          <Tooltip title={t('app:unsaved')}>
            <span className="st-dot" role="img" aria-label={t('app:unsaved')} />
          </Tooltip>
        )}
        <span className="st-tab-name">{document.name}</span>
      </button>
      <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('app:close.tab', { name: document.name })} onClick={() => onClose(document.key)} />
    </li>
  );
}
