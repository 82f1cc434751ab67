import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions, Progress, Result } from 'antd';
import { cancelPush, pushQuery } from '../../api/publishing';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';

/** How far the release is, and what came of it. */
export function ResultStep({ id, onAgain, onClose }: { id: string; onAgain: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const { data: push } = useQuery(pushQuery(id));
  const state = push?.state ?? 'packing';
  if (state === 'packing' || state === 'sending')
    return (
      <div className="st-publish-progress" aria-live="polite">
        <p>{t(`publish:progress.${state}`)}</p>
        <Progress percent={Math.round((push?.fraction ?? 0) * 100)} status="active" />
        <p className="st-muted">{t('publish:progressHint')}</p>
        <div className="st-dialog-foot">
          <Button onClick={() => void cancelPush(id).catch((thrown: unknown) => report(t('publish:failed'), thrown))}>{t('publish:cancel')}</Button>
        </div>
      </div>
    );
  const release = push?.release;
  if (state !== 'done' || !release)
    return (
      <>
        <Alert
          type={state === 'cancelled' ? 'info' : 'error'}
          showIcon
          title={state === 'cancelled' ? t('publish:cancelled') : (push?.error?.message ?? t('publish:failed'))}
          description={state === 'cancelled' ? t('publish:cancelledText') : push?.error?.hint}
        />
        <div className="st-dialog-foot">
          <Button onClick={onClose}>{t('publish:close')}</Button>
          <Button type="primary" onClick={onAgain}>
            {t('publish:resume')}
          </Button>
        </div>
      </>
    );
  const copy = () => void navigator.clipboard.writeText(release.reference).then(() => message.success(t('publish:copied'), 1.5));
  return (
    <>
      <Result status="success" title={release.already ? t('publish:already') : t('publish:done', { version: release.version, registry: release.registry })} subTitle={release.draft ? t('publish:doneDraft') : undefined} />
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'reference',
            label: t('publish:reference'),
            children: (
              <span>
                <code className="st-path">{release.reference}</code>
                <Button size="small" type="link" onClick={copy}>
                  {t('publish:copy')}
                </Button>
              </span>
            ),
          },
          { key: 'digest', label: t('publish:digest'), children: <code className="st-path">{release.digest}</code> },
          { key: 'signed', label: t('publish:signature'), children: release.signed ? t('publish:signed') : t('publish:notSigned') },
        ]}
      />
      <p className="st-muted">{release.signed ? t('publish:next') : t('publish:nextUnsigned')}</p>
      <div className="st-dialog-foot">
        <Button type="primary" onClick={onClose}>
          {t('publish:close')}
        </Button>
      </div>
    </>
  );
}
