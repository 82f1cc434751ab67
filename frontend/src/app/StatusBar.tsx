import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../api/about';
import { unreachable } from '../api/problem';
import type { QueuedRun } from '../api/types';
import { CheckSummary } from '../features/check/CheckSummary';
import { QueueButton } from '../features/simulate/QueueButton';
import { useWords } from '../i18n/i18n';
import { useDrawing } from '../modeler/useDrawing';
import type { OpenDocument } from './documents';
import { useUnsaved } from './documents';
import type { Journal } from './journal';
import { useJournalProblem } from './journal';

/** The bar at the bottom: where the open process stands. */
export function StatusBar({ document, journal, onProblems, onRun }: { document?: OpenDocument; journal: Journal; onProblems: () => void; /** Shows a run that is not over. */ onRun: (run: QueuedRun) => void }) {
  const { t } = useWords();
  const unsafe = useJournalProblem(journal);
  const about = useQuery(aboutQuery);
  const dirty = useUnsaved(document);
  const { selected } = useDrawing(document?.drawing);
  const facts = document?.drawing.played();
  return (
    <footer className="st-status">
      {/* On the left, so that its list is not over the mark of the canvas. */}
      <QueueButton onOpen={onRun} />
      {document && (
        <>
          <span role="status">{dirty ? t('app:unsaved') : document.kept ? t('app:status.saved', { revision: document.kept.revision }) : t('app:status.never')}</span>
          <CheckSummary checker={document.checker} onOpen={onProblems} />
          <span>{t('app:status.tasks', { count: facts!.tasks.length })}</span>
          {selected.length > 0 && <span>{selected.length === 1 ? selected[0] : t('app:status.selected', { count: selected.length })}</span>}
        </>
      )}
      <span className="st-grow" />
      {unsafe && (
        <span className="st-wrong" role="alert" title={[unsafe.message, unsafe.hint].filter(Boolean).join(' ')}>
          {t('journal:unsafe', { why: unsafe.code === unreachable ? t('app:unreachable.message') : unsafe.message })}
        </span>
      )}
      {about.isError && <span className="st-wrong" role="alert">{t('app:status.offline')}</span>}
      {about.data && (
        <span>
          {t('app:name')} {about.data.version}
        </span>
      )}
    </footer>
  );
}
