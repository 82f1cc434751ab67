import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { rulePageQuery } from '../../api/checks';
import { problemOf } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import { Picture } from '../../modeler/Picture';
import { Markdown } from '../../ui/Markdown';

/** The page about a rule, with a process that it accepts and one that it does not. */
export function ExplainDrawer({ rule, onClose }: { rule?: string; onClose: () => void }) {
  const { t } = useWords();
  const { data, error } = useQuery({ ...rulePageQuery(rule ?? ''), enabled: rule !== undefined });
  return (
    <Drawer open={rule !== undefined} title={data?.title ?? rule} size={640} destroyOnHidden onClose={onClose}>
      {error ? <p className="st-muted">{problemOf(error).message}</p> : !data ? <Skeleton active /> : (
        <>
          <Markdown text={data.text} />
          {data.rejected && (
            <figure className="st-example" data-kind="rejected">
              <figcaption>{t('check:page.rejected')}</figcaption>
              <Picture xml={data.rejected} marked={data.at} label={t('check:page.rejected')} />
            </figure>
          )}
          {data.accepted && (
            <figure className="st-example" data-kind="accepted">
              <figcaption>{t('check:page.accepted')}</figcaption>
              <Picture xml={data.accepted} label={t('check:page.accepted')} />
            </figure>
          )}
          <p className="st-finding-place">{data.id}</p>
        </>
      )}
    </Drawer>
  );
}
