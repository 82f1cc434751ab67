import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { Picture } from '../../modeler/Picture';
import './journal.css';

/** Somebody else has changed the file of an open drawing: take theirs, keep mine, or look at both first. */
export function DiskDialog({ changed, onReload, onKeep }: { changed?: { path: string; mine: string; theirs?: string }; onReload: () => void; onKeep: () => void }) {
  const { t } = useWords();
  const [both, setBoth] = useState(false);
  const gone = changed !== undefined && changed.theirs === undefined;
  const keep = () => {
    setBoth(false);
    onKeep();
  };
  return (
    <Modal
      open={changed !== undefined}
      title={gone ? t('journal:disk.gone') : t('journal:disk.title')}
      width={both ? 980 : 520}
      onCancel={keep}
      footer={
        <>
          {!gone && !both && (
            <Button style={{ float: 'left' }} onClick={() => setBoth(true)}>
              {t('journal:disk.both')}
            </Button>
          )}
          <Button onClick={keep}>{t('journal:disk.keep')}</Button>
          {!gone && (
            <Button
              type="primary"
              onClick={() => {
                setBoth(false);
                onReload();
              }}
            >
              {t('journal:disk.reload')}
            </Button>
          )}
        </>
      }
    >
      <p>
        <code className="st-path">{changed?.path}</code>
      </p>
      <p className="st-muted">{gone ? t('journal:disk.goneText') : t('journal:disk.text')}</p>
      {both && changed?.theirs && (
        <div className="st-disk-looks">
          <figure>
            <figcaption>{t('journal:disk.mine')}</figcaption>
            <Picture xml={changed.mine} label={t('journal:disk.mine')} />
          </figure>
          <figure>
            <figcaption>{t('journal:disk.theirs')}</figcaption>
            <Picture xml={changed.theirs} label={t('journal:disk.theirs')} />
          </figure>
        </div>
      )}
    </Modal>
  );
}
