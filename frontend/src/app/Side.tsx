import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useFindings } from '../features/check/checker';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';
import { OutlinePanel } from './parts';

export type SideName = 'library' | 'outline';

/** What is beside the canvas on the left: where processes are kept, or what the open one consists of. */
export function Side({ document, side, onSide, library }: { document?: OpenDocument; side: SideName; onSide: (side: SideName) => void; library: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="st-side">
      <div className="st-side-head">
        <Segmented block size="small" aria-label={t('app:side.label')} value={document ? side : 'library'} onChange={onSide} options={(['library', 'outline'] as const).map((value) => ({ value, label: t(`app:side.${value}`), disabled: value === 'outline' && !document }))} />
      </div>
      {document && side === 'outline' ? <Outline key={document.key} document={document} /> : library}
    </div>
  );
}

function Outline({ document: { drawing, checker } }: { document: OpenDocument }) {
  return <OutlinePanel drawing={drawing} findings={useFindings(checker) ?? []} />;
}
