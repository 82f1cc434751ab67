import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Bench, Look } from './bench';
import { usualReplications } from './bench';

/** One line of what is asked: its name and its field. */
export function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className="st-setting-label">{label}</span>
      <span className="st-setting">{children}</span>
    </>
  );
}

/** How often each scenario is played. */
export function Repeats({ bench, look, onLook, after }: { bench: Bench; look: Look; onLook: (change: Partial<Look>) => void; after?: string }) {
  const { t } = useWords();
  return (
    <Setting label={t('compare:replications')}>
      <InputNumber
        size="small"
        className="st-setting-number"
        min={1}
        max={10_000}
        precision={0}
        aria-label={t('compare:replications')}
        value={look.replications ?? usualReplications(bench.open?.content)}
        onChange={(replications) => onLook({ replications: replications ?? undefined })}
      />
      <span className="st-muted">{after ?? t('compare:replicationsNote')}</span>
    </Setting>
  );
}
