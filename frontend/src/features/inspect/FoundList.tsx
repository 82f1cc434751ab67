import { CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { Edit, Finding } from '../../api/checks';
import { useWords } from '../../i18n/i18n';

/** A finding as the shell hands it over. */
export type Found = Pick<Finding, 'severity' | 'message' | 'hint' | 'rule' | 'element' | 'at' | 'fixes' | 'waiver'> & { key: string };
/** As much of one as is listed. */
export type Listed = Pick<Found, 'key' | 'severity' | 'message' | 'hint' | 'fixes'>;

const signs = { error: CloseCircleFilled, warning: WarningFilled, info: InfoCircleFilled };

/** What is wrong, with the ways out; picking one leads to its place. */
export function FoundList<One extends Listed>({ found, title, onFix, onPick }: { found: One[]; title: string; onFix: (edits: Edit[]) => void; onPick: (one: One) => void }) {
  const { t } = useWords();
  return (
    <ul className="st-i-found">
      {found.map((one) => {
        const Sign = signs[one.severity];
        return (
          <li key={one.key}>
            <Sign className={`st-i-sign-${one.severity}`} role="img" aria-label={t(`check:severity.${one.severity}`)} />
            <div>
              <button type="button" className="st-i-plain" title={title} onClick={() => onPick(one)}>
                {one.message}
              </button>
              {one.hint && <div className="st-i-line-hint">{one.hint}</div>}
              {one.fixes.length > 0 && (
                <div className="st-i-found-ways">
                  {one.fixes.slice(0, 3).map((fix) => (
                    <Button key={fix.title} size="small" type="primary" ghost onClick={() => onFix(fix.edits)}>
                      {fix.title}
                    </Button>
                  ))}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
