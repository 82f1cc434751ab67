import { Alert, Modal } from 'antd';
import { useMemo } from 'react';
import type { ScenarioContent } from '../api/scenario';
import { useWords } from '../i18n/i18n';
import type { Drawing } from './drawing';
import type { Pen } from './pen';
import { renamedNumbers } from './variableNumbers';
import { mentionsOf } from './variables';

/** The numbers beside a drawing, and how they are changed. */
export interface NumbersBeside {
  content?: ScenarioContent;
  /** Brings those that the library holds, where nobody has looked at them yet. */
  recall?: () => void;
  edit: (change: (content: ScenarioContent) => ScenarioContent) => void;
}

/** Gives a variable another name wherever the drawing and the numbers beside it name it, within one step to undo. */
export function renameVariable(drawing: Drawing, pen: Pen, numbers: NumbersBeside | undefined, from: string, to: string): void {
  const beside = numbersFor(numbers, from, to);
  for (const mention of mentionsOf(drawing.modeler, from, to)) mention.change(drawing.modeler);
  if (numbers && beside.mentions.length > 0) pen.also(() => numbers.edit((now) => renamedNumbers(now, from, to).content), () => numbers.edit((now) => renamedNumbers(now, to, from).content));
}

/** What a new name changes in the numbers; where they have that name already, they stay as they are. */
function numbersFor(numbers: NumbersBeside | undefined, from: string, to: string) {
  const taken = to in (numbers?.content?.data ?? {});
  const mentions = numbers?.content && !taken ? renamedNumbers(numbers.content, from, to).mentions : [];
  return { mentions, taken: taken && from in (numbers?.content?.data ?? {}) };
}

/** Whether a new name changes more than where the variable is declared, so that it should be seen before. */
export function isWidelyUsed(drawing: Drawing, numbers: NumbersBeside | undefined, from: string, to: string): boolean {
  const { mentions, taken } = numbersFor(numbers, from, to);
  return taken || mentions.length > 0 || mentionsOf(drawing.modeler, from, to).length > 1;
}

interface Props {
  drawing: Drawing;
  numbers?: NumbersBeside;
  from: string;
  to: string;
  onDone: (agreed: boolean) => void;
}

/** Everything that a new name of a variable changes, in the drawing and in the numbers, before it does. */
export function RenameVariable({ drawing, numbers, from, to, onDone }: Props) {
  const { t } = useWords();
  const mentions = useMemo(() => mentionsOf(drawing.modeler, from, to), [drawing, from, to]);
  const beside = useMemo(() => numbersFor(numbers, from, to), [numbers, from, to]);
  const line = (key: string, kind: 'declaration' | 'read' | 'write' | 'field' | 'formula', where: string, before?: string, after?: string) => (
    <li key={key}>
      <span className="st-muted">{t(`registers:mention.${kind}`)}</span>
      <span>{where}</span>
      <code>
        <del>{before ?? from}</del> → <ins>{after ?? to}</ins>
      </code>
    </li>
  );
  return (
    <Modal open width={640} title={t('registers:data.rename', { from, to })} okText={t('registers:data.renameOk', { count: mentions.length + beside.mentions.length })} cancelText={t('registers:cancel')} onOk={() => onDone(true)} onCancel={() => onDone(false)} destroyOnHidden>
      {beside.taken && <Alert type="warning" showIcon title={t('registers:data.renameTaken', { from, to })} />}
      <ul className="st-mentions st-scroll">
        {mentions.map(({ kind, element, before, after }, at) => line(`${at}`, kind, element.name, before, after))}
        {beside.mentions.map(({ kind, pointer, before, after }) => line(pointer, kind, t('registers:data.inNumbers', { where: placeIn(drawing, pointer) }), before, after))}
      </ul>
    </Modal>
  );
}

/** A place in the numbers as a person knows it: what the element is called, or the part of the numbers. */
function placeIn(drawing: Drawing, pointer: string): string {
  const [part, id] = pointer.split('/').slice(1);
  return id && part !== 'data' ? drawing.nameOf(id) : part;
}
