import type { TFunction } from 'i18next';
import type { Edit } from '../../api/checks';

/** Says what an edit does, to someone who knows the drawing and not the file. */
export function inWords(t: TFunction, edit: Edit, edits: Edit[], nameOf: (id: string) => string): string {
  // What an edit before this one makes is called as that edit calls it.
  const called = (id = '') => {
    const made = edits.find((other) => (other.do === 'add' || other.do === 'define') && other.element === id);
    return made ? made.name || kindOf(t, made.kind) : nameOf(id);
  };
  const element = called(edit.element);
  const [source, target] = [called(edit.source), called(edit.target)];
  const value = edit.value ?? '';
  switch (edit.do) {
    case 'remove':
      return t('check:edit.remove', { element });
    case 'add': {
      const kind = kindOf(t, edit.kind);
      const what = edit.name ? t('check:edit.named', { kind, name: edit.name }) : kind;
      if (edit.property === 'attached') return t('check:edit.attach', { what, source });
      return edit.source ? t('check:edit.addBehind', { what, source }) : t('check:edit.addBefore', { what, target });
    }
    case 'connect':
      return t('check:edit.connect', { source, target });
    case 'reconnect':
      if (edit.source && edit.target) return t('check:edit.reconnect', { element, source, target });
      return edit.source ? t('check:edit.reconnectSource', { element, source }) : t('check:edit.reconnectTarget', { element, target });
    case 'replace':
      return t('check:edit.replace', { element, kind: kindOf(t, edit.kind) });
    case 'rename':
      return t('check:edit.rename', { element, name: edit.name ?? '' });
    case 'set':
      return setting(t, edit, element, edit.property === 'default' || edit.property === 'lane' || edit.property === 'role' ? called(value) : value);
    case 'assign':
      return t('check:edit.assign', { element, role: called(edit.role), code: edit.code });
    case 'item':
      return edit.property && value
        ? t('check:edit.note', { element, what: `${edit.name} ${edit.property}`, value })
        : t('check:edit.unnote', { element, what: [edit.name, edit.property].filter(Boolean).join(' ') });
    case 'unassign':
      return t('check:edit.unassign', { element, role: called(edit.role), code: edit.code });
    case 'define':
      return t('check:edit.define', { name: edit.name ?? edit.element });
    case 'note':
      return edit.property && value ? t('check:edit.note', { element, what: `${edit.kind}.${edit.property}`, value }) : t('check:edit.unnote', { element, what: [edit.kind, edit.property].filter(Boolean).join('.') });
    case 'cell': {
      const [rule, column] = (edit.name ?? '').split('.');
      if (!column) return t('check:edit.rule', { element, rule });
      return rule === '0' ? t('check:edit.heading', { element, column, value }) : t('check:edit.cell', { element, rule, column, value });
    }
  }
}

function setting(t: TFunction, { property, value }: Edit, element: string, said: string): string {
  if (!value && property === 'default') return t('check:edit.noDefault', { element });
  if (!value && property === 'condition') return t('check:edit.noCondition', { element });
  if (!value && property === 'loop') return t('check:edit.noLoop', { element });
  switch (property) {
    case 'interrupting':
      return t(value === 'true' ? 'check:edit.interrupts' : 'check:edit.goesOn', { element });
    case 'executable':
      return t(value === 'true' ? 'check:edit.executable' : 'check:edit.notExecutable', { element });
    case 'link':
      return t('check:edit.link', { element, value: said });
    case 'default':
      return t('check:edit.default', { element, value: said });
    case 'condition':
      return t('check:edit.condition', { element, value: said });
    case 'calledElement':
      return t('check:edit.called', { element, value: said });
    case 'loop':
      return t('check:edit.loop', { element, value: said });
    case 'lane':
      return t('check:edit.lane', { element, value: said });
    case 'role':
      return t('check:edit.role', { element, value: said });
    case 'groups':
      return t('check:edit.groups', { element, value: said });
    default:
      return t('check:edit.time', { element, value: said });
  }
}

const kinds = ['task', 'userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask', 'businessRuleTask', 'startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'subProcess', 'callActivity'];

function kindOf(t: TFunction, kind = ''): string {
  return kinds.includes(kind) ? t(`check:kind.${kind}`) : kind;
}
