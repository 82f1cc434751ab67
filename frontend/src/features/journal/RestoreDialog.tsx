import { ApartmentOutlined, FileTextOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Button, Modal, Popconfirm, Spin } from 'antd';
import { useState } from 'react';
import type { Offer } from '../../api/journal';
import { discardUnsaved, offersQuery, unsavedQuery } from '../../api/journal';
import { useReport } from '../../api/useReport';
import { ago, moment } from '../../format/date';
import { useWords } from '../../i18n/i18n';
import { Picture } from '../../modeler/Picture';
import './journal.css';

/** What was left unsaved, by a crash or otherwise: each with what it changes and what it looks like. */
export function RestoreDialog({ open, onClose, onRestore }: { open: boolean; onClose: () => void; onRestore: (id: string) => Promise<boolean> }) {
  const { t } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const offers = useQuery(offersQuery).data ?? [];
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const shown = offers.find(({ id }) => id === chosen) ?? offers[0];

  const settle = async (what: () => Promise<unknown>) => {
    setBusy(true);
    await what().catch((thrown: unknown) => report(t('journal:failed'), thrown));
    await queries.invalidateQueries({ queryKey: offersQuery.queryKey, exact: true });
    setBusy(false);
    if ((queries.getQueryData(offersQuery.queryKey) ?? []).length === 0) onClose();
  };
  const restore = (ids: string[]) =>
    settle(async () => {
      for (const id of ids) if (!(await onRestore(id))) break;
    });

  return (
    <Modal
      open={open && offers.length > 0}
      title={t('journal:title', { count: offers.length })}
      width={940}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('journal:later')}
          </Button>
          <Button type="primary" autoFocus loading={busy} onClick={() => void restore(offers.map(({ id }) => id))}>
            {offers.length > 1 ? t('journal:restoreAll') : t('journal:restore')}
          </Button>
        </>
      }
    >
      <p className="st-muted">{t('journal:text')}</p>
      <div className="st-offers">
        <ul aria-label={t('journal:list')}>
          {offers.map((offer) => (
            <li key={offer.id} data-chosen={offer === shown || undefined}>
              <button type="button" aria-pressed={offer === shown} onClick={() => setChosen(offer.id)}>
                <span className="st-offer-name">
                  {offer.work.kind === 'organisation' ? <ApartmentOutlined aria-hidden /> : <FileTextOutlined aria-hidden />}
                  {offer.work.kind === 'organisation' ? t('people:title') : offer.work.name}
                </span>
                <Facts offer={offer} />
              </button>
              <span className="st-offer-does">
                {offers.length > 1 && (
                  <Button size="small" disabled={busy} aria-label={t('journal:restoreOne', { name: offer.work.name })} onClick={() => void restore([offer.id])}>
                    {t('journal:restore')}
                  </Button>
                )}
                <Popconfirm
                  title={t('journal:discardSure')}
                  okText={t('journal:discard')}
                  okButtonProps={{ danger: true }}
                  cancelText={t('app:cancel')}
                  onConfirm={() => void settle(() => discardUnsaved(offer.id))}
                >
                  <Button size="small" type="text" danger disabled={busy} aria-label={t('journal:discardOne', { name: offer.work.name })}>
                    {t('journal:discard')}
                  </Button>
                </Popconfirm>
              </span>
            </li>
          ))}
        </ul>
        {shown && <Look key={shown.id} offer={shown} />}
      </div>
    </Modal>
  );
}

/** When it was, and what differs from what is saved. */
function Facts({ offer }: { offer: Offer }) {
  const { t, language } = useWords();
  const { work, current, updatedAt, numbers } = offer;
  const process = work.kind === 'process';
  const warning = process && work.processId !== '' && current === 0 ? t('journal:gone') : process && current > work.revision ? t('journal:newer', { revision: current }) : undefined;
  return (
    <>
      <span className="st-offer-when" title={moment(updatedAt, language)}>
        {ago(updatedAt, new Date(), language)}
        {process && ` · ${work.revision > 0 ? t('journal:since', { revision: work.revision }) : work.file || t('journal:never')}`}
      </span>
      {process && <span className="st-offer-differs">{differences(offer.changes, numbers, t) || t('journal:same')}</span>}
      {warning && <span className="st-offer-warning">{warning}</span>}
    </>
  );
}

function differences({ added, removed, changed, moved }: Offer['changes'], numbers: boolean, t: TFunction): string {
  return [
    added > 0 && t('journal:differs.added', { count: added }),
    removed > 0 && t('journal:differs.removed', { count: removed }),
    changed > 0 && t('journal:differs.changed', { count: changed }),
    moved > 0 && t('journal:differs.moved', { count: moved }),
    numbers && t('journal:differs.numbers'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Look({ offer: { id, work } }: { offer: Offer }) {
  const { t } = useWords();
  const kept = useQuery({ ...unsavedQuery(id), enabled: work.kind === 'process' }).data;
  if (work.kind === 'organisation') return <div className="st-offer-look st-muted">{t('journal:organisation')}</div>;
  const xml = (kept?.steps.find(({ number }) => number === kept.work.position) ?? kept?.steps.at(-1))?.xml;
  return <div className="st-offer-look">{xml ? <Picture xml={xml} label={t('app:canvas', { name: work.name })} /> : <Spin />}</div>;
}
