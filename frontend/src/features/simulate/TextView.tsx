import { Alert } from 'antd';
import { useRef, useState } from 'react';
import type { ScenarioContent } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import { useBook } from './Book';
import { useAllComplaints } from './complaints';
import { lineOf, locate, stretchOf } from './locate';

/** All numbers as the text of their file. What is typed is taken over as soon as it is JSON; the answers of the back end stand beside it by path. */
export function TextView() {
  const { t } = useWords();
  const { content, edit } = useBook();
  const complaints = useAllComplaints();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<{ text: string; means: ScenarioContent | undefined } | null>(null);
  // Whatever changed the numbers elsewhere wins over a text that meant others.
  const text = typed && (typed.means === undefined || typed.means === content) ? typed.text : JSON.stringify(content, null, 2);
  const located = locate(text);
  const type = (next: string) => {
    const means = parsed(next);
    setTyped({ text: next, means });
    if (means) edit(() => means);
  };
  const show = (pointer: string) => {
    const stretch = stretchOf(located, pointer);
    const area = field.current;
    if (!stretch || !area) return;
    area.focus();
    area.setSelectionRange(stretch.from, stretch.to);
    const lines = text.split('\n').length;
    area.scrollTop = (area.scrollHeight * (lineOf(text, stretch.from).line - 1)) / lines - area.clientHeight / 3;
  };
  return (
    <div className="st-text">
      <textarea ref={field} className="st-json st-scroll" spellCheck={false} wrap="off" aria-label={t('numbers:jsonOf')} aria-invalid={located.wrong !== undefined} value={text} onChange={(event) => type(event.target.value)} />
      <div className="st-text-answers st-scroll" role="status" aria-label={t('numbers:answers')}>
        {located.wrong !== undefined ? (
          <Alert type="error" showIcon title={t('numbers:notJson', lineOf(text, located.wrong))} description={t('numbers:notJsonHint')} />
        ) : typed && typed.means === undefined ? (
          <Alert type="error" showIcon title={t('numbers:noRun')} description={t('numbers:notJsonHint')} />
        ) : complaints.length === 0 ? (
          <span className="st-muted">{t('numbers:noComplaints')}</span>
        ) : (
          <ul>
            {complaints.map((finding, index) => (
              <li key={index}>
                <button type="button" className="st-plain st-complaint" data-severity={finding.severity} onClick={() => show(finding.at.path!)}>
                  <code>{finding.at.path}</code> {finding.message} {finding.hint && <span className="st-complaint-hint">{finding.hint}</span>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function parsed(text: string): ScenarioContent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { run } = value as Partial<ScenarioContent>;
    return run !== null && typeof run === 'object' ? (value as ScenarioContent) : undefined;
  } catch {
    return undefined;
  }
}
