import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Alert, Button, Checkbox, Spin } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/problem';
import { problemOf } from '../../api/problem';
import type { Examined, Obstacle, Publication, PublicationChoice } from '../../api/publishing';
import { examine } from '../../api/publishing';
import { useWords } from '../../i18n/i18n';

interface Props {
  publication: Publication;
  choices: PublicationChoice[];
  examined: Examined | undefined;
  draft: boolean;
  onExamined: (examined: Examined) => void;
  onDraft: (draft: boolean) => void;
  onMend: (process: string, where: 'problems' | 'numbers' | 'walk') => void;
  onBack: () => void;
  onNext: () => void;
}

/** What has to hold before a release: sound, without errors, rehearsed. Each line that does not has a way to mend it. */
export function CheckStep({ publication, choices, examined, draft, onExamined, onDraft, onMend, onBack, onNext }: Props) {
  const { t } = useWords();
  const [busy, setBusy] = useState(!examined);
  const [failed, setFailed] = useState<Problem>();
  const run = useCallback(async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      onExamined(await examine(publication));
    } catch (thrown) {
      setFailed(problemOf(thrown));
    } finally {
      setBusy(false);
    }
  }, [publication, onExamined]);
  const begun = useRef(examined !== undefined);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  }, [run]);

  const nameOf = (id: string) => choices.find(({ process }) => process.id === id)?.process.name ?? '';
  const ready = examined?.obstacles.length === 0;
  return (
    <>
      <Spin spinning={busy} description={t('publish:examining')}>
        <div className="st-publish-checks" aria-live="polite">
          {failed && <Alert type="error" showIcon title={failed.message} description={failed.hint} />}
          {!failed && examined && (
            <>
              {examined.processes.map((process) => {
                const against = examined.obstacles.filter((one) => one.process === process.process);
                return (
                  <section key={process.process} aria-label={nameOf(process.process)}>
                    {examined.processes.length > 1 && <h4>{nameOf(process.process)}</h4>}
                    <Line good={t('publish:check.sound')} against={against} kinds={['unsound', 'undecided']} mend={() => onMend(process.process, 'problems')} mendText={t('publish:mend.problems')} />
                    <Line
                      good={process.warnings > 0 ? t('publish:check.warnings', { count: process.warnings }) : t('publish:check.errors')}
                      more={process.waived > 0 ? t('publish:check.waived', { count: process.waived }) : undefined}
                      against={against}
                      kinds={['errors']}
                      mend={() => onMend(process.process, 'problems')}
                      mendText={t('publish:mend.problems')}
                    />
                    <Line
                      good={t('publish:check.rehearsed', { scenarios: process.rehearsed.join(t('publish:check.and')) })}
                      against={against}
                      kinds={['noScenarios', 'notPlayed', 'brokenOff']}
                      mend={() => onMend(process.process, 'numbers')}
                      mendText={t('publish:mend.numbers')}
                    />
                    {against.some(({ kind }) => kind === 'walksFail') && (
                      <Line good="" against={against} kinds={['walksFail']} mend={() => onMend(process.process, 'walk')} mendText={t('publish:mend.walks')} />
                    )}
                  </section>
                );
              })}
              <p className="st-muted">{t('publish:check.fresh')}</p>
              {!ready && (
                <Checkbox checked={draft} onChange={({ target }) => onDraft(target.checked)}>
                  {t('publish:asDraft')}
                </Checkbox>
              )}
            </>
          )}
        </div>
      </Spin>
      <div className="st-dialog-foot">
        <Button onClick={onBack}>{t('publish:back')}</Button>
        <Button onClick={() => void run()} disabled={busy}>
          {t('publish:runAgain')}
        </Button>
        <Button type="primary" disabled={busy || !examined || (!ready && !draft)} onClick={onNext}>
          {t('publish:toVersion')}
        </Button>
      </div>
    </>
  );
}

interface LineProps {
  good: string;
  more?: string;
  against: Obstacle[];
  kinds: Obstacle['kind'][];
  mend: () => void;
  mendText: string;
}

function Line({ good, more, against, kinds, mend, mendText }: LineProps): ReactNode {
  const { t } = useWords();
  const mine = against.filter(({ kind }) => kinds.includes(kind));
  if (mine.length === 0)
    return (
      <div className="st-publish-line">
        <CheckCircleFilled className="st-publish-good" aria-label={t('publish:check.good')} />
        <span>
          {good}
          {more && <span className="st-muted"> · {more}</span>}
        </span>
      </div>
    );
  return mine.map(({ kind, message, scenario }) => (
    <div className="st-publish-line" key={kind + scenario}>
      <CloseCircleFilled className="st-publish-bad" aria-label={t('publish:check.bad')} />
      <span>
        <strong>{t(`publish:against.${kind}`)}</strong>
        {['unsound', 'undecided', 'notPlayed', 'errors', 'walksFail'].includes(kind) && <span className="st-publish-reason">{message}</span>}
      </span>
      <Button size="small" onClick={mend}>
        {mendText}
      </Button>
    </div>
  ));
}
