import { Alert, Modal } from 'antd';
import { useWords } from '../../i18n/i18n';
import type { Mention } from '../../modeler/variables';

/** Everything that a new name of a variable changes, before it does. */
export function RenameDialog({ from, to, mentions, numbers, onDone }: { from: string; to: string; mentions: Mention[]; numbers: boolean; onDone: (agreed: boolean) => void }) {
  const { t } = useWords();
  return (
    <Modal open width={640} title={t('registers:data.rename', { from, to })} okText={t('registers:data.renameOk', { count: mentions.length })} cancelText={t('registers:cancel')} onOk={() => onDone(true)} onCancel={() => onDone(false)} destroyOnHidden>
      {numbers && <Alert type="warning" showIcon title={t('registers:data.renameNumbers', { from })} />}
      <ul className="st-mentions">
        {mentions.map(({ kind, element, before, after }, at) => (
          <li key={at}>
            <span className="st-muted">{t(`registers:mention.${kind}`)}</span>
            <span>{element.name}</span>
            <code>
              <del>{before ?? from}</del> → <ins>{after ?? to}</ins>
            </code>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
