import { SwapOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip, Typography } from 'antd';
import type { Edit } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import { openKinds } from '../../modeler/subject';
import { Section } from '../../ui/Section';
import type { Calling } from './CallLine';
import { CallLine } from './CallLine';
import type { Found } from './FoundList';
import { FoundList } from './FoundList';
import type { Part } from './parts';
import { Line, TextField, useChange } from './parts';

interface Props extends Part {
  calling: Calling;
  found: Found[];
  onFix: (edits: Edit[]) => void;
  onFinding: (key: string) => void;
}

/** What an element is called and is, and what is wrong with it. */
export function GeneralTab({ drawing, subject, calling, found, onFix, onFinding }: Props) {
  const { t } = useWords();
  const change = useChange(drawing);
  const { lanes, rows } = drawing.duties();
  const inLane = rows.find(({ id }) => id === subject.id)?.lane;
  const movable = subject.family === 'activity' && lanes.length > 0;
  return (
    <>
      <section className="st-section st-i-lines">
        {subject.named && (
          <Line label={t('inspect:general.name')} top>
            <TextField rows={1} value={subject.name} label={t('inspect:general.name')} placeholder={t('inspect:general.namePlaceholder')} onChange={(name) => change((pen) => pen.edit([{ do: 'rename', element: subject.id, name }]))} />
          </Line>
        )}
        <Line label={t('inspect:general.kind')}>
          {subject.drawn && subject.family !== 'process' && subject.family !== 'other' ? (
            <Tooltip title={t('inspect:general.changeKind')}>
              <Button size="small" icon={<SwapOutlined aria-hidden />} iconPlacement="end" aria-label={t('inspect:general.changeKindOf', { kind: subject.kind })} onClick={() => openKinds(drawing.modeler, subject.id)}>
                {subject.kind}
              </Button>
            </Tooltip>
          ) : (
            <span>{subject.kind}</span>
          )}
        </Line>
        {movable && (
          <Line label={t('inspect:general.lane')}>
            <Select
              size="small"
              aria-label={t('inspect:general.lane')}
              value={inLane}
              options={lanes.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => change((pen) => pen.edit([{ do: 'set', element: subject.id, property: 'lane', value }]))}
            />
          </Line>
        )}
        {subject.calls !== undefined && <CallLine {...{ drawing, subject }} {...calling} />}
        <Line label={t('inspect:general.documentation')} top>
          <TextField rows={2} lines value={subject.documentation} label={t('inspect:general.documentation')} placeholder={t('inspect:general.documentationPlaceholder')} onChange={(now) => change((pen) => pen.document(subject.about, now))} />
        </Line>
        <Line label={t('inspect:general.id')}>
          <Typography.Text className="st-i-id" copyable={{ text: subject.id, tooltips: [t('inspect:general.copy'), t('inspect:general.copied')] }}>
            {subject.id}
          </Typography.Text>
        </Line>
      </section>
      <Section title={t('inspect:general.findings')} note={found.length ? undefined : t('inspect:general.noFindings')}>
        <FoundList found={found} title={t('inspect:general.toFinding')} onFix={onFix} onPick={({ key }) => onFinding(key)} />
      </Section>
    </>
  );
}
