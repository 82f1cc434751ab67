import { CaretDownOutlined, CaretRightOutlined, DeleteOutlined, EditOutlined, MoreOutlined, PartitionOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../api/checks';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { kindOf, rename } from '../../modeler/objects';
import { everyBranch, outlineOf } from '../../modeler/outline';
import { useDrawing } from '../../modeler/useDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { Marked } from '../../ui/Marked';
import './outline.css';
import type { Line } from './tree';
import { linesOf, moved } from './tree';

/** The drawing as a tree: pools, lanes, sub-processes and steps in the order of the flow. What is selected here is selected on the canvas, and the other way round. */
export function OutlinePanel({ drawing, findings }: { drawing: Drawing; findings: Finding[] }) {
  const { t } = useWords();
  const report = useReport();
  const { selected, edits } = useDrawing(drawing);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const branches = useMemo(() => outlineOf(drawing.modeler), [drawing, edits]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [cursor, setCursor] = useState<string>();
  const [naming, setNaming] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const base = useId();
  const kind = (type: string) => kindOf(drawing.modeler, type);
  const lines = linesOf(branches, closed, words, kind);
  const at = Math.max(0, lines.findIndex(({ branch }) => branch.id === cursor));
  const problems = useMemo(() => countedBy(findings), [findings]);

  // What is selected on the canvas comes into view here, even when it is inside something closed.
  const [seen, setSeen] = useState<string>();
  if (selected[0] !== seen) {
    setSeen(selected[0]);
    if (selected.length === 1 && everyBranch(branches).some(({ id }) => id === selected[0])) {
      setCursor(selected[0]);
      const around = holders(branches, selected[0]);
      if (around.some((id) => closed.has(id))) setClosed(new Set([...closed].filter((id) => !around.includes(id))));
    }
  }
  // Void, because scrolling gives a promise in newer browsers, which is no way to clean up.
  useEffect(() => void document.getElementById(`${base}${cursor}`)?.scrollIntoView?.({ block: 'nearest' }), [base, cursor]);

  const go = (line: Line | undefined) => {
    if (!line) return;
    setCursor(line.branch.id);
    if (!drawing.show(line.branch.id)) drawing.deselect();
  };
  const toggle = (id: string, open: boolean) => setClosed((now) => new Set(open ? [...now].filter((other) => other !== id) : [...now, id]));
  const guarded = (change: () => void) => {
    try {
      change();
    } catch (thrown) {
      report(t('outline:failed'), thrown);
    }
  };
  const named = (id: string, name: string | undefined) => {
    setNaming(undefined);
    tree.current?.focus();
    if (name !== undefined && name.trim() !== branchName(lines, id)) guarded(() => drawing.change(() => rename(drawing.modeler, new Map([[id, name.trim()]]))));
  };
  const remove = (id: string) => {
    const next = lines[at + 1]?.parent === id ? lines[at - 1] : (lines[at + 1] ?? lines[at - 1]);
    guarded(() => drawing.remove(id));
    go(next);
  };

  const press = (event: React.KeyboardEvent) => {
    if (event.target !== tree.current || event.altKey || event.ctrlKey || event.metaKey || lines.length === 0) return;
    const { id } = lines[at].branch;
    const to = moved(lines, at, event.key);
    if (to && 'to' in to) go(lines[cursor === undefined ? 0 : to.to]);
    else if (to && 'open' in to) toggle(to.open, true);
    else if (to) toggle(to.close, false);
    else if (event.key === 'F2') setNaming(id);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(id);
    else if (event.key.toLowerCase() === 'a' && isNode(lines[at])) drawing.append(id);
    else if (event.key === 'Enter') {
      drawing.show(id);
      drawing.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (branches.length === 0 || branches.every(({ children }) => children.length === 0)) {
    return (
      <EmptyState icon={<PartitionOutlined aria-hidden />} title={t('outline:empty')}>
        {t('outline:emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className="st-outline">
      <Input size="small" allowClear prefix={<SearchOutlined aria-hidden />} placeholder={t('outline:search')} aria-label={t('outline:search')} value={words} onChange={(event) => setWords(event.target.value)} />
      <div ref={tree} className="st-outline-tree st-scroll" role="tree" aria-label={t('outline:title')} tabIndex={0} aria-activedescendant={lines[at] && `${base}${lines[at].branch.id}`} onKeyDown={press}>
        {lines.map((line, index) => {
          const { branch, level, nth, of, open } = line;
          const found = problems.get(branch.id);
          const name = branch.name || t('outline:nameless');
          return (
            <div
              key={branch.id}
              id={`${base}${branch.id}`}
              role="treeitem"
              aria-level={level}
              aria-posinset={nth}
              aria-setsize={of}
              aria-expanded={open}
              aria-selected={selected.includes(branch.id)}
              aria-label={[name, kind(branch.type), found && t('outline:problems', { count: found.count })].filter(Boolean).join(', ')}
              className="st-outline-line"
              data-cursor={(cursor !== undefined && index === at) || undefined}
              style={{ '--st-level': level - 1 } as React.CSSProperties}
              onClick={() => go(line)}
              onDoubleClick={() => setNaming(branch.id)}
            >
              <span className="st-outline-caret" aria-hidden onClick={(event) => open !== undefined && (event.stopPropagation(), toggle(branch.id, !open))}>
                {open === undefined ? null : open ? <CaretDownOutlined /> : <CaretRightOutlined />}
              </span>
              <span className={`st-outline-icon ${iconOf(branch.type)}`} aria-hidden />
              {naming === branch.id ? (
                <NameField name={branch.name} label={t('outline:newName')} onDone={(text) => named(branch.id, text)} />
              ) : (
                <span className="st-outline-name" data-nameless={!branch.name || undefined} title={`${name}\n${kind(branch.type)}`}>
                  <Marked text={name} words={words} />
                </span>
              )}
              {found && (
                <span className="st-outline-found" data-severity={found.worst} aria-hidden>
                  {found.count}
                </span>
              )}
            </div>
          );
        })}
        {lines.length === 0 && <p className="st-muted">{t('outline:none')}</p>}
      </div>
      <div className="st-outline-foot">
        <span>{t('outline:keys')}</span>
        {lines[at] && cursor !== undefined && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'rename', icon: <EditOutlined aria-hidden />, label: t('outline:rename'), extra: <kbd className="st-kbd">F2</kbd>, onClick: () => setNaming(cursor) },
                { key: 'append', icon: <PlusOutlined aria-hidden />, label: t('outline:append'), extra: <kbd className="st-kbd">A</kbd>, disabled: !isNode(lines[at]), onClick: () => drawing.append(cursor) },
                { key: 'remove', icon: <DeleteOutlined aria-hidden />, danger: true, label: t('outline:remove'), extra: <kbd className="st-kbd">Del</kbd>, onClick: () => remove(cursor) },
              ],
            }}
          >
            <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={t('outline:more', { name: branchName(lines, cursor) || t('outline:nameless') })} />
          </Dropdown>
        )}
      </div>
    </div>
  );
}

/** The name of an element while it is written. Enter takes it, Escape leaves it as it was. */
function NameField({ name, label, onDone }: { name: string; label: string; onDone: (text: string | undefined) => void }) {
  const [text, setText] = useState(name);
  const left = useRef(false);
  const leave = (said: string | undefined) => {
    if (left.current) return;
    left.current = true;
    onDone(said);
  };
  return (
    <Input
      size="small"
      autoFocus
      aria-label={label}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => leave(text)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === 'Enter') leave(text);
        else if (event.key === 'Escape') leave(undefined);
      }}
    />
  );
}

/** The sign of a kind in the font that bpmn-js draws its menus with. */
function iconOf(type: string): string {
  const odd: Record<string, string> = {
    process: 'participant',
    startEvent: 'start-event-none',
    endEvent: 'end-event-none',
    boundaryEvent: 'intermediate-event-none',
    intermediateCatchEvent: 'intermediate-event-none',
    intermediateThrowEvent: 'intermediate-event-none',
    exclusiveGateway: 'gateway-xor',
    parallelGateway: 'gateway-parallel',
    inclusiveGateway: 'gateway-or',
    eventBasedGateway: 'gateway-eventbased',
    complexGateway: 'gateway-complex',
    subProcess: 'subprocess-expanded',
    adHocSubProcess: 'ad-hoc-subprocess',
  };
  return `bpmn-icon-${odd[type] ?? type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const isNode = ({ branch: { type } }: Line) => !/^(participant|lane|process)$/.test(type);

const branchName = (lines: Line[], id: string) => lines.find(({ branch }) => branch.id === id)?.branch.name ?? '';

/** What an element is inside of, in the outline. */
function holders(branches: ReturnType<typeof outlineOf>, id: string): string[] {
  for (const branch of branches) {
    if (branch.id === id) return [];
    if (everyBranch(branch.children).some((inner) => inner.id === id)) return [branch.id, ...holders(branch.children, id)];
  }
  return [];
}

const grave = { error: 2, warning: 1, info: 0 };

function countedBy(findings: Finding[]): Map<string, { count: number; worst: Finding['severity'] }> {
  const counted = new Map<string, { count: number; worst: Finding['severity'] }>();
  for (const { element, severity, waiver } of findings) {
    if (!element || waiver) continue;
    const before = counted.get(element);
    counted.set(element, { count: (before?.count ?? 0) + 1, worst: before && grave[before.worst] >= grave[severity] ? before.worst : severity });
  }
  return counted;
}
