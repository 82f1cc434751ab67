import { Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { use } from 'react';
import { useWords } from '../../i18n/i18n';
import { useBook } from './Book';
import { ComplaintsContext, useAllComplaints } from './complaints';

const parts = ['arrivals', 'tasks', 'branches', 'events', 'roles', 'people', 'calendars', 'promise', 'data', 'tables', 'stock', 'run'] as const;

/** The parts of the form, to go to one of them; a dot where something is wrong. */
export function NumbersIndex() {
  const { t } = useWords();
  const { facts } = useBook();
  const complaints = use(ComplaintsContext);
  const found = useAllComplaints();
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const shown = parts.filter((part) => (part !== 'branches' || facts.gateways.length > 0) && (part !== 'events' || facts.events.length + facts.signals.length + facts.messages.length > 0));
  const go = (part: string) => {
    const section = document.querySelector<HTMLElement>(`[data-part="${part}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector<HTMLElement>('button, input, [tabindex="0"]')?.focus({ preventScroll: true });
  };
  return (
    <>
      {found.length > 0 && (
        <span className={errors > 0 ? 'st-count st-wrong' : 'st-count st-warned'} role="status">
          {errors > 0 ? t('numbers:errors', { count: errors }) : t('numbers:warnings', { count: found.length })}
        </span>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: shown.map((part) => ({ key: part, label: <span className="st-index" data-worst={complaints.worst(`/${part}`)}>{t(`numbers:part.${part}`)}</span>, onClick: () => go(part) })),
        }}
      >
        <button type="button" className="st-plain st-more">
          {t('numbers:goTo')} <DownOutlined aria-hidden />
        </button>
      </Dropdown>
    </>
  );
}
