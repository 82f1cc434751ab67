import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Modal, Spin } from 'antd';
import { useState } from 'react';
import { samplesQuery } from '../../api/samples';
import type { Sample } from '../../api/types';
import { useWords } from '../../i18n/i18n';
import './gallery.css';

/** Templates to begin from: what each looks like, what it is about and what is in it. */
export function Gallery({ disabled, onOpen }: { disabled?: boolean; onOpen: (id: string) => Promise<unknown> }) {
  const { t } = useWords();
  const samples = useQuery(samplesQuery);
  const [busy, setBusy] = useState<string>();
  const open = (id: string) => {
    setBusy(id);
    void onOpen(id).finally(() => setBusy(undefined));
  };
  return (
    <ul className="st-gallery" aria-label={t('templates:title')}>
      {samples.data?.filter(({ template }) => template).map((template) => (
        <li key={template.id}>
          <button type="button" className="st-template" disabled={disabled || busy !== undefined} onClick={() => open(template.id)}>
            <Preview of={template.picture} />
            <span className="st-template-title">
              {template.name}
              {busy === template.id && <Spin size="small" />}
              <span className="st-template-level" data-level={template.level}>{t(`templates:level.${template.level}`)}</span>
            </span>
            <span className="st-template-text">{template.description}</span>
            <Inside of={template} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What one gets. */
function Inside({ of: { lanes, steps, roles, promises, assigned, forms, scenario } }: { of: Sample }) {
  const { t } = useWords();
  const counts = [t('templates:lanes', { count: lanes }), t('templates:steps', { count: steps }), t('templates:roles', { count: roles }), t('templates:promises', { count: promises })];
  const ready = [
    assigned === steps ? t('templates:assigned') : t('templates:assignedOf', { assigned, steps }),
    forms > 0 && t('templates:forms', { count: forms }),
    t('templates:scenario', { name: scenario }),
  ];
  return (
    <span className="st-template-inside">
      <span>{counts.join(' · ')}</span>
      {ready.map((one) => one && <span key={one} className="st-template-ready"><CheckOutlined aria-hidden /> {one}</span>)}
    </span>
  );
}

/** The same in a dialog, for whoever has something open. */
export function GalleryDialog({ open, onOpen, onClose }: { open: boolean; onOpen: (id: string) => Promise<unknown>; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={open} title={t('templates:title')} onCancel={onClose} footer={null} width={1040} destroyOnHidden>
      <p className="st-gallery-hint">{t('templates:text')}</p>
      <Gallery onOpen={(id) => onOpen(id).finally(onClose)} />
    </Modal>
  );
}

/** The room around a drawing in its picture. */
const margin = 20;

function Preview({ of: { width, height, frames, lines, nodes } }: { of: Sample['picture'] }) {
  return (
    <svg className="st-template-picture" viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`} aria-hidden>
      <path data-of="frames" d={frames} />
      <path data-of="lines" d={lines} />
      <path data-of="nodes" d={nodes} />
    </svg>
  );
}
