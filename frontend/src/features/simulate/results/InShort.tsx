import { AimOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Report } from '../../../api/report';
import { said } from '../../../format/text';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { Section } from '../../../ui/Section';

/** What the figures say, in sentences; one about an element leads to it. Reports kept by earlier versions have none. */
export function InShort({ report, drawing }: { report: Report; drawing: Drawing }) {
  const { t, language } = useWords();
  const sentences = (report.sentences as Report['sentences'] | undefined) ?? [];
  if (sentences.length === 0) return null;
  return (
    <Section title={t('results:inShort')}>
      <ul className="st-in-short">
        {sentences.map(({ kind, text, element }, index) => (
          <li key={index} data-kind={kind}>
            {said(text, language)}
            {element && (
              <Button type="text" size="small" icon={<AimOutlined aria-hidden />} title={t('simulate:showInDrawing')} aria-label={`${t('simulate:showInDrawing')}: ${report.elements[element]?.name || element}`} onClick={() => drawing.show(element)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
