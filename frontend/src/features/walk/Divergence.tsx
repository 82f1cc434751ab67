import { CheckOutlined, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import type { Course, KeptWalk, Walk, WalkResult } from '../../api/walks';
import { expectWalk, saveWalk } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { useUndoMessage } from '../../ui/useUndoMessage';
import { accepted } from './accept';
import { Reasons } from './Reasons';
import type { Walker } from './walker';

/** Why the test that is open does not pass, and the way to expect from now on what comes of it now. */
export function Divergence({ walker, walk, test, result }: { walker: Walker; walk: Walk; test: KeptWalk; result: WalkResult }) {
  const { t } = useWords();
  const { accept, busy } = useAccept(walker, test);
  if (result.outcome === 'passed') return null;
  const { walk: next, whole } = accepted(test, walk, result);
  const count = next.steps?.length ?? 0;
  return (
    <section className="st-walk-divergence" data-outcome={result.outcome} role="status" aria-label={t('walk:divergence')}>
      <p>
        {result.outcome === 'stale' ? <ExclamationCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />} <strong>{t(`walk:diverges.${result.outcome}`)}</strong>
      </p>
      <Reasons result={result} all />
      <p className="st-muted">{t(whole ? 'walk:acceptWhole' : 'walk:acceptWalked', { count })}</p>
      <Button size="small" icon={<CheckOutlined aria-hidden />} loading={busy} onClick={() => void accept(next)}>
        {t('walk:accept')}
      </Button>
    </section>
  );
}

/** Keeps what comes of a walk as what the test expects; it can be taken back. */
function useAccept(walker: Walker, test: KeptWalk) {
  const { t } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const told = useUndoMessage();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      report(t('walk:failed.accept'), thrown);
    } finally {
      await queries.invalidateQueries({ queryKey: ['processes', test.processId, 'walks'] });
      setBusy(false);
    }
  };
  const accept = (next: Walk) =>
    attempt(async () => {
      const course: Course = await walker.course();
      const saved = await saveWalk(test, await expectWalk(course, next));
      told(t('walk:accepted', { name: saved.name }), () => void attempt(async () => void (await saveWalk(saved, test.content))));
      walker.close();
    });
  return { accept, busy };
}
