import { ApartmentOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useWords } from '../i18n/i18n';
import type { OpenDocument, OpenPage } from './documents';
import { useUnsaved, useUnsavedPage } from './documents';

/** The open processes. A list of buttons rather than an ARIA tablist, which may not hold the buttons that close. */
export function TabBar({ list, page, activeKey, onShow, onClose }: { list: OpenDocument[]; page?: OpenPage; activeKey?: string; onShow: (key: string) => void; onClose: (key: string) => void }) {
  const { t } = useWords();
  return (
    <nav className="st-tabs" aria-label={t('app:openProcesses')}>
      <ul>
        {list.map((document) => (
          <Tab key={document.key} document={document} active={document.key === activeKey} onShow={onShow} onClose={onClose} />
        ))}
        {page && <PageTab page={page} active={page.key === activeKey} onShow={onShow} onClose={onClose} />}
      </ul>
    </nav>
  );
}

function Tab({ document, active, onShow, onClose }: { document: OpenDocument; active: boolean; onShow: (key: string) => void; onClose: (key: string) => void }) {
  return <OneTab id={document.key} name={document.name} dirty={useUnsaved(document)} active={active} onShow={onShow} onClose={onClose} />;
}

function PageTab({ page, active, onShow, onClose }: { page: OpenPage; active: boolean; onShow: (key: string) => void; onClose: (key: string) => void }) {
  const { t } = useWords();
  return <OneTab id={page.key} name={t('people:title')} icon={<ApartmentOutlined aria-hidden />} dirty={useUnsavedPage(page)} active={active} onShow={onShow} onClose={onClose} />;
}

function OneTab({ id, name, icon, dirty, active, onShow, onClose }: { id: string; name: string; icon?: React.ReactNode; dirty: boolean; active: boolean; onShow: (key: string) => void; onClose: (key: string) => void }) {
  const { t } = useWords();
  return (
    <li className="st-tab" data-active={active} onAuxClick={(event) => event.button === 1 && onClose(id)}>
      <button type="button" aria-current={active ? 'page' : undefined} title={name} onClick={() => onShow(id)}>
        {dirty && (
          <Tooltip title={t('app:unsaved')}>
            <span className="st-dot" role="img" aria-label={t('app:unsaved')} />
          </Tooltip>
        )}
        {icon}
        <span className="st-tab-name">{name}</span>
      </button>
      <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('app:close.tab', { name })} onClick={() => onClose(id)} />
    </li>
  );
}
