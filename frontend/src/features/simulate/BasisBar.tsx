import { DisconnectOutlined, DownOutlined, RightOutlined, RollbackOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Tooltip } from 'antd';
import { use, useState } from 'react';
import type { ScenarioBasis } from '../../api/scenarios';
import { freeScenario, scenariosQuery, settleScenario } from '../../api/scenarios';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { useBook } from './Book';
import { backTo, FollowingContext, useAllDifferences } from './differences';
import type { Numbers } from './numbers';
import { useNumbers } from './numbers';
import { steps, valueAt } from './path';

/** Which scenario the numbers follow and what they change of it, and which ones follow these. */
export function BasisBar({ numbers, processId }: { numbers: Numbers; processId?: string }) {
  const { t } = useWords();
  const { kept } = useNumbers(numbers);
  const { basis } = use(FollowingContext);
  const scenarios = useQuery({ ...scenariosQuery(processId ?? ''), enabled: processId !== undefined });
  const followers = scenarios.data?.filter(({ base }) => kept && base === kept.id) ?? [];
  if (!basis && followers.length === 0) return null;
  return (
    <div className="st-basis">
      {basis && kept && <Follows numbers={numbers} basis={basis} id={kept.id} />}
      {followers.length > 0 && <p className="st-muted">{t('basis:followers', { count: followers.length, names: followers.map(({ name }) => name).join(t('basis:and')) })}</p>}
    </div>
  );
}

function Follows({ numbers, basis, id }: { numbers: Numbers; basis: ScenarioBasis; id: string }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { edit } = useBook();
  const { unread } = use(FollowingContext);
  const differences = useAllDifferences();
  const [open, setOpen] = useState(false);
  const attempt = useAttempt();
  const { name, content } = basis;
  const free = () =>
    modal.confirm({
      title: t('basis:freeTitle'),
      content: t('basis:freeText', { name }),
      okText: t('basis:free'),
      cancelText: t('app:cancel'),
      onOk: () => attempt(() => freeScenario(id)),
    });
  return (
    <>
      <div className="st-basis-head">
        <button type="button" className="st-plain" aria-expanded={open} disabled={differences.length === 0} onClick={() => setOpen(!open)}>
          {differences.length > 0 && (open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />)} {t('basis:follows', { name })}
          <span className="st-basis-count" role="status">
            {unread ? t('basis:unread') : t('basis:changes', { count: differences.length })}
          </span>
        </button>
        <Tooltip title={t('basis:freeHint', { name })} placement="bottomRight" mouseEnterDelay={0.6} styles={{ root: { pointerEvents: 'none' } }}>
          <Button size="small" type="text" icon={<DisconnectOutlined aria-hidden />} onClick={free}>
            {t('basis:free')}
          </Button>
        </Tooltip>
      </div>
      {open && differences.length > 0 && (
        <ul className="st-basis-list st-scroll" aria-label={t('basis:changesOf', { name })}>
          {differences.map(({ path, text }) => (
            <li key={path}>
              <button type="button" className="st-plain" title={t('basis:show')} onClick={() => numbers.point(path)}>
                {text}
              </button>
              <Button size="small" type="text" icon={<RollbackOutlined aria-hidden />} title={t('basis:back', { name })} aria-label={t('basis:backOf', { what: text })} onClick={() => edit(backTo(content, path), true)} />
            </li>
          ))}
        </ul>
      )}
      {basis.stranded.length > 0 && <Stranded numbers={numbers} basis={basis} id={id} />}
    </>
  );
}

/** What the followed scenario has lost and this one has kept, until somebody decides. */
function Stranded({ numbers, basis, id }: { numbers: Numbers; basis: ScenarioBasis; id: string }) {
  const { t } = useWords();
  const { content: own, edit } = useBook();
  const attempt = useAttempt();
  const { name, content, stranded } = basis;
  const left = stranded.filter((path) => path === '' || valueAt(own, steps(path)) !== undefined);
  if (left.length === 0) return null;
  const called = (path: string) => (path === '' ? t('basis:whole') : ((valueAt(own, [...steps(path), 'name']) as string | undefined) ?? steps(path).slice(1).join(' / ')));
  return (
    <Alert
      className="st-basis-lost"
      type="warning"
      showIcon
      title={t('basis:stranded', { name, count: left.length })}
      description={
        <>
          <ul className="st-basis-list st-scroll">
            {left.map((path) => (
              <li key={path}>
                <button type="button" className="st-plain" title={t('basis:show')} onClick={() => numbers.point(path)}>
                  {called(path)}
                </button>
                {path !== '' && (
                  <Button size="small" type="text" icon={<RollbackOutlined aria-hidden />} title={t('basis:back', { name })} aria-label={t('basis:backOf', { what: called(path) })} onClick={() => edit(backTo(content, path), true)} />
                )}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={() => void attempt(() => settleScenario(id))}>
            {t('basis:settle')}
          </Button>
        </>
      }
    />
  );
}

/** Does something to what a scenario follows, and reads the scenarios anew. */
function useAttempt(): (work: () => Promise<unknown>) => Promise<void> {
  const { t } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  return async (work) => {
    try {
      await work();
    } catch (thrown) {
      report(t('basis:failed'), thrown);
    } finally {
      await queries.invalidateQueries({ queryKey: ['processes'], predicate: ({ queryKey }) => queryKey[2] === 'scenarios' });
    }
  };
}
