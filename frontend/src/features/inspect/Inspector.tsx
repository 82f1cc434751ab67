import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import type { Edit } from '../../api/checks';
import type { ScenarioContent } from '../../api/scenario';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { NumbersBeside } from '../../modeler/RenameVariable';
import { PropertiesPanel } from '../../modeler/PropertiesPanel';
import type { Subject } from '../../modeler/subject';
import { subjectOf, subjectsOf } from '../../modeler/subject';
import { useDrawing } from '../../modeler/useDrawing';
import { AutomationTab } from './AutomationTab';
import { DataTab } from './DataTab';
import { DocumentationTab } from './DocumentationTab';
import { FormTab } from './FormTab';
import type { Calling } from './CallLine';
import type { Found } from './FoundList';
import { GeneralTab } from './GeneralTab';
import './inspect.css';
import { ManyPanel } from './ManyPanel';
import { PromiseTab } from './PromiseTab';
import { RaciTab } from './RaciTab';
import { RulesTab } from './RulesTab';
import { useKnown } from './variables';

type Name = 'general' | 'raci' | 'promise' | 'data' | 'rules' | 'form' | 'docs' | 'automation' | 'bpmn';

interface Props {
  drawing: Drawing;
  /** The project that the process is in, once it is kept in one. */
  projectId?: string;
  /** What is wrong with the process, as far as it is known. */
  found: Found[];
  /** The numbers beside the drawing, where there are any. */
  numbers?: ScenarioContent;
  /** Changes those numbers. */
  onNumbers: NumbersBeside['edit'];
  /** Brings the numbers that the library holds, where nobody has looked at them yet. */
  recall: () => void;
  calling: Calling;
  onFix: (edits: Edit[]) => void;
  onFinding: (key: string) => void;
  /** The cell of the decision table that is to be shown. */
  cell?: string;
  onCell: (cell: string | undefined) => void;
}

/** Everything about what is selected: its name, who does it, by when, with which data and by which rules. */
export function Inspector({ drawing, projectId, found, numbers, onNumbers, recall, calling, onFix, onFinding, cell, onCell }: Props) {
  const { t, language } = useWords();
  const { selected, edits } = useDrawing(drawing);
  const [wanted, setWanted] = useState<Name>(cell ? 'rules' : 'general');
  const known = useKnown(drawing, numbers?.data);
  const calendars = Object.keys(numbers?.calendars ?? {});
  // The drawing changes in place, so its edits say when to look again; kinds are named in a language.
  const subjects = useMemo(() => {
    void edits;
    void language;
    return selected.length > 1 ? subjectsOf(drawing.modeler, selected) : [subjectOf(drawing.modeler, selected[0])].filter((one) => one !== undefined);
  }, [drawing, edits, selected, language]);
  const [subject] = subjects;
  if (!subject) return <PropertiesPanel drawing={drawing} label={t('app:dock.properties')} />;
  if (subjects.length > 1)
    return (
      <div className="st-inspect">
        <ManyPanel key={selected.join(' ')} {...{ drawing, projectId, subjects, calendars }} />
      </div>
    );

  const part = { drawing, subject };
  const mine = found.filter(({ element, waiver }) => !waiver && (element === subject.id || element === subject.about));
  const panels: Record<Name, () => React.ReactNode> = {
    general: () => <GeneralTab {...part} found={mine} calling={calling} {...{ onFix, onFinding }} />,
    raci: () => <RaciTab {...part} projectId={projectId} />,
    promise: () => <PromiseTab {...part} calendars={calendars} />,
    data: () => <DataTab {...part} known={known} numbers={{ content: numbers, edit: onNumbers, recall }} />,
    rules: () => <RulesTab {...part} known={known} found={mine} {...{ onFix, cell, onCell }} />,
    form: () => <FormTab {...part} known={known} />,
    docs: () => <DocumentationTab {...part} />,
    automation: () => <AutomationTab {...part} />,
    bpmn: () => <PropertiesPanel drawing={drawing} label={t('app:dock.properties')} />,
  };
  const names = tabsOf(subject);
  const active = names.includes(wanted) ? wanted : 'general';
  return (
    <section className="st-inspect" aria-label={t('inspect:label', { name: subject.name || subject.kind })}>
      <header className="st-inspect-head">
        <div className="st-inspect-kind">{subject.kind}</div>
        <h2>{subject.name.replace(/\s+/g, ' ').trim() || <span className="st-muted">{subject.named ? t('inspect:unnamed') : subject.id}</span>}</h2>
      </header>
      <Tabs
        size="small"
        className="st-inspect-tabs"
        activeKey={active}
        onChange={(name) => setWanted(name as Name)}
        items={names.map((name) => ({
          key: name,
          label: name === 'general' && mine.length > 0 ? t('inspect:tab.generalWith', { count: mine.length }) : t(`inspect:tab.${name}`),
          children: name === active && (
            <div key={`${subject.id} ${name}`} className={name === 'bpmn' ? 'st-inspect-body' : 'st-inspect-body st-scroll'}>
              {panels[name]()}
            </div>
          ),
        }))}
      />
    </section>
  );
}

/** What there is to say of a kind of element. */
function tabsOf({ family, type }: Subject): Name[] {
  switch (family) {
    case 'activity':
      return ['general', 'raci', 'promise', 'data', ...(type === 'bpmn:BusinessRuleTask' ? ['rules' as const] : []), ...(type === 'bpmn:UserTask' ? ['form' as const] : []), 'docs', 'automation', 'bpmn'];
    case 'event':
      return ['general', 'data', ...(type === 'bpmn:StartEvent' ? ['form' as const] : []), 'docs', 'bpmn'];
    case 'gateway':
      return ['general', ...(/Exclusive|Inclusive|Complex/.test(type) ? ['rules' as const] : []), 'docs', 'bpmn'];
    case 'flow':
      return ['general', 'rules', 'docs', 'bpmn'];
    case 'process':
      return ['general', 'promise', 'data', 'docs', 'bpmn'];
    default:
      return ['general', 'docs', 'bpmn'];
  }
}
