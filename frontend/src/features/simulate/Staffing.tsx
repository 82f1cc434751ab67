import { TeamOutlined } from '@ant-design/icons';
import { Alert, App, Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { staffScenario } from '../../api/organisation';
import type { ScenarioContent } from '../../api/scenario';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Numbers } from './numbers';
import { staffChanges } from './staffed';
import type { StaffChange } from './staffed';

const shown = 8;

/** Takes the people of the organisation into the numbers: the button, and what it changed with the way back. */
export function useStaffing(numbers: Numbers, projectId: string | undefined): { button: ReactNode; notice: ReactNode } {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<{ before: ScenarioContent; changes: StaffChange[] }>();

  const take = async () => {
    const before = numbers.state().content;
    if (!before || projectId === undefined) return;
    setBusy(true);
    try {
      const { roles, people, calendars } = await staffScenario(projectId, before);
      const changes = staffChanges(before, { ...before, roles, people, calendars });
      if (changes.length === 0) return void message.info(t('staffing:same'));
      numbers.edit((now) => ({ ...now, roles, people, calendars }));
      setTaken({ before, changes });
    } catch (thrown) {
      report(t('staffing:failed'), thrown);
    } finally {
      setBusy(false);
    }
  };
  const back = () => {
    const { roles, people, calendars } = taken!.before;
    numbers.edit((now) => ({ ...now, roles, people, calendars }));
    setTaken(undefined);
  };
  return {
    button: (
      <Tooltip placement="bottom" mouseEnterDelay={0.6} title={t(projectId === undefined ? 'staffing:saveFirst' : 'staffing:text')} styles={{ root: { pointerEvents: 'none' } }}>
        <Button size="small" type="text" icon={<TeamOutlined aria-hidden />} disabled={projectId === undefined} loading={busy} onClick={() => void take()}>
          {t('staffing:take')}
        </Button>
      </Tooltip>
    ),
    notice: taken && (
      <Alert
        className="st-note st-staffed"
        type="info"
        showIcon
        closable={{ onClose: () => setTaken(undefined) }}
        title={t('staffing:taken', { count: taken.changes.length })}
        description={
          <ul>
            {taken.changes.slice(0, shown).map(({ what, of, from, to }) => (
              <li key={what + of}>{t(`staffing:change.${what}`, { of, from: from || '–', to: to || '–' })}</li>
            ))}
            {taken.changes.length > shown && <li>{t('staffing:more', { count: taken.changes.length - shown })}</li>}
          </ul>
        }
        action={
          <Button size="small" onClick={back}>
            {t('staffing:back')}
          </Button>
        }
      />
    ),
  };
}
