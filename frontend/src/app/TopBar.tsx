import { DesktopOutlined, DownOutlined, MenuUnfoldOutlined, MoonOutlined, PlayCircleFilled, SunOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Divider, Dropdown, Tooltip } from 'antd';
import type { Actions } from '../actions/action';
import { ActionButton } from '../actions/ActionButton';
import { menuItems } from '../actions/menu';
import { spelled } from '../actions/shortcut';
import { useWords } from '../i18n/i18n';
import { languages } from '../i18n/language';
import type { ThemeChoice } from '../ui/theme';
import { Logo } from './Logo';
import { arrangements } from './useCanvasActions';

const themes: { choice: ThemeChoice; icon: React.ReactNode }[] = [
  { choice: 'light', icon: <SunOutlined aria-hidden /> },
  { choice: 'dark', icon: <MoonOutlined aria-hidden /> },
  { choice: 'system', icon: <DesktopOutlined aria-hidden /> },
];

/** The bar at the top: what one does with the open process, and how the product looks and speaks. */
export function TopBar({ actions, theme, onTheme, libraryShown, simulating }: { actions: Actions; theme: ThemeChoice; onTheme: (choice: ThemeChoice) => void; libraryShown: boolean; simulating: boolean }) {
  const { t, language, speak } = useWords();
  const menu = (label: string, ids: (keyof Actions | null)[]) => (
    <Dropdown trigger={['click']} menu={{ items: menuItems(t, ids.map((id) => (id ? actions[id] : null))) }}>
      <Button type="text" size="small">
        {label}
        <DownOutlined className="st-caret" aria-hidden />
      </Button>
    </Dropdown>
  );
  return (
    <header className="st-top">
      <div className="st-brand">
        <Logo />
        <span>{t('app:name')}</span>
      </div>
      <ActionButton size="small" action={libraryShown ? actions.library : { ...actions.library, icon: <MenuUnfoldOutlined aria-hidden /> }} />
      {menu(t('app:menu.file'), ['new', 'template', 'open', 'fromTable', 'importScenario', null, 'save', 'versions', 'exportBpmn', 'exportPicture', 'handbook', null, 'unsaved', 'backups', 'people', null, 'close'])}
      {menu(t('app:menu.edit'), ['undo', 'redo', 'steps', null, 'undoNumbers', 'redoNumbers', null, 'duplicate', 'find', null, ...arrangements, null, 'tidy', 'grid', null, 'outline', 'goIn', 'goUp', 'nextSheet', 'previousSheet', null, 'zoomIn', 'zoomOut', 'fit', null, 'palette'])}
      {menu(t('app:menu.check'), ['check', 'nextProblem', 'previousProblem', null, 'walk', null, 'marks', 'rules', null, 'heatmap', 'nextMetric', 'playback'])}
      {menu(t('app:menu.publish'), ['publish', 'central', 'places', null, 'exportEngine', 'deploy'])}
      {menu(t('app:menu.help'), ['tour', 'guide', 'keyboard', null, 'about'])}
      <Divider orientation="vertical" />
      <div className="st-tools" role="toolbar" aria-label={t('app:toolbar')}>
        {(['save', 'undo', 'redo', 'fit', 'check', 'numbers', 'matrix'] as const).map((id) => (
          <ActionButton key={id} size="small" action={actions[id]} />
        ))}
      </div>
      <Tooltip title={`${t('app:action.simulateText')} (${spelled('Mod+Enter')})`}>
        <Button type="primary" size="small" data-action="simulate" icon={<PlayCircleFilled aria-hidden />} loading={simulating} disabled={actions.simulate.enabled === false} onClick={actions.simulate.run}>
          {t('app:action.simulate')}
        </Button>
      </Tooltip>
      <span className="st-grow" />
      <ActionButton size="small" action={actions.palette} />
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [language],
          items: languages.map(({ id, name }) => ({ key: id, label: <span lang={id}>{name}</span>, onClick: () => speak(id) })),
        }}
      >
        <Button type="text" size="small" icon={<TranslationOutlined aria-hidden />} aria-label={`${t('app:language')}: ${languages.find(({ id }) => id === language)?.name}`}>
          {languages.find(({ id }) => id === language)?.name}
        </Button>
      </Dropdown>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [theme],
          items: themes.map(({ choice, icon }) => ({ key: choice, icon, label: t(`app:theme.${choice}`), onClick: () => onTheme(choice) })),
        }}
      >
        <Button type="text" size="small" icon={themes.find(({ choice }) => choice === theme)?.icon} aria-label={t('app:theme.label')} />
      </Dropdown>
    </header>
  );
}
