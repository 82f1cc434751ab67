import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Wanted } from '../../api/central';
import type { ProcessHead } from '../../api/types';
import { useWords } from '../../i18n/i18n';
import { OffersPage } from './OffersPage';
import { PackagePage } from './PackagePage';

export type Chosen = Wanted & {
  label: string;
  /** The channel that is followed so far, where something is updated. */
  channel?: string;
};

interface Props {
  chosen: Chosen;
  onVersion: (version: string) => void;
  onBack: () => void;
  onInstalled: (made: ProcessHead[]) => void;
}

/** A template: one version of it, to be looked at and installed, and which versions are offered to whom. */
export function TemplatePage({ chosen, onVersion, onBack, onInstalled }: Props) {
  const { t } = useWords();
  const [view, setView] = useState<'package' | 'offers'>('package');
  const { registry, template } = chosen;
  return (
    <div className="st-package">
      <div className="st-package-bar">
        <Button size="small" type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={onBack}>
          {t('central:back')}
        </Button>
        {registry && template && (
          <Segmented size="small" aria-label={t('offers:view')} value={view} onChange={setView} options={(['package', 'offers'] as const).map((value) => ({ value, label: t(`offers:views.${value}`) }))} />
        )}
      </div>
      {view === 'offers' && registry && template ? (
        <OffersPage
          of={{ registry, template }}
          onVersion={(version) => {
            onVersion(version);
            setView('package');
          }}
        />
      ) : (
        <PackagePage chosen={chosen} onVersion={onVersion} onInstalled={onInstalled} />
      )}
    </div>
  );
}
