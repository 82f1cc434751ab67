import { ApartmentOutlined, CaretDownOutlined, CaretRightOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Bar } from './Bar';
import { add, freshId, freshName, isIn, moved, peopleOf, rolesOf, set, treeOf, unitsOf, withoutUnit } from './changes';
import type { Column } from './Grid';
import { Grid } from './Grid';
import { usePage } from './Page';
import { useFaults } from './useFaults';

/** The parts of the company as a tree: Tab puts a unit into the one above it, Shift+Tab takes it out. */
export function UnitsTab() {
  const { t } = useWords();
  const { content, staff } = usePage();
  const fault = useFaults('units');
  const [current, setCurrent] = useState<string>();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const units = unitsOf(content);
  const rows = useMemo(() => treeOf(units, closed).map((row) => ({ ...row, id: row.unit.id })), [units, closed]);
  const counts = useMemo(() => {
    const all = new Map<string, { people: number; roles: number }>();
    for (const [kind, list] of [['people', peopleOf(content)], ['roles', rolesOf(content)]] as const) {
      for (const { unit } of list) {
        if (!unit) continue;
        const known = all.get(unit) ?? { people: 0, roles: 0 };
        known[kind]++;
        all.set(unit, known);
      }
    }
    return all;
  }, [content]);
  type Row = (typeof rows)[number];

  const insert = (parent?: string, after?: string) => {
    const id = freshId(content, 'unit');
    staff.edit((now) => add(now, 'units', { id, name: freshName(unitsOf(now), t('people:newUnit')), ...(parent && { parent }) }, after));
    if (parent) setClosed((now) => new Set([...now].filter((one) => one !== parent)));
    setCurrent(id);
  };
  const remove = (id: string) => {
    const at = rows.findIndex((row) => row.id === id);
    staff.edit((now) => withoutUnit(now, id));
    setCurrent((rows[at + 1] ?? rows[at - 1])?.id);
  };
  const into = (id: string, parent: string | undefined) => staff.edit((now) => (parent && isIn(unitsOf(now), parent, id) ? now : set(now, 'units', id, { parent })));
  const fold = (id: string, shut: boolean) => setClosed((now) => (shut ? new Set([...now, id]) : new Set([...now].filter((one) => one !== id))));
  const indent = (row: Row) => {
    const beside = units.filter(({ parent }) => parent === row.unit.parent);
    const above = beside[beside.findIndex(({ id }) => id === row.id) - 1];
    if (above) {
      into(row.id, above.id);
      fold(above.id, false);
    }
  };
  const outdent = (row: Row) => row.unit.parent && into(row.id, units.find(({ id }) => id === row.unit.parent)?.parent);

  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('people:unit'),
      width: 320,
      grows: true,
      editor: { kind: 'text' },
      value: ({ unit }) => unit.name,
      show: ({ unit, depth, inner }) => (
        <span className="st-unit" style={{ paddingLeft: depth * 20 }}>
          {inner > 0 ? (
            <button type="button" tabIndex={-1} className="st-unit-fold" aria-label={t(closed.has(unit.id) ? 'people:unfold' : 'people:fold', { name: unit.name })} onMouseDown={(event) => (event.stopPropagation(), event.preventDefault())} onClick={() => fold(unit.id, !closed.has(unit.id))}>
              {closed.has(unit.id) ? <CaretRightOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />}
            </button>
          ) : (
            <span className="st-unit-fold" />
          )}
          {unit.name}
        </span>
      ),
      change: ({ id }, name) => staff.edit((now) => set(now, 'units', id, { name: name as string })),
      wrong: fault('name'),
    },
    {
      key: 'parent',
      title: t('people:parent'),
      width: 240,
      editor: { kind: 'one', options: units.map(({ id, name }) => ({ value: id, label: name })) },
      value: ({ unit }) => unit.parent ?? '',
      show: ({ unit }) => units.find(({ id }) => id === unit.parent)?.name ?? '',
      change: ({ id }, parent) => into(id, (parent as string) || undefined),
      wrong: fault('parent'),
    },
    { key: 'roles', title: t('people:roles'), width: 90, right: true, editor: { kind: 'none' }, value: ({ id }) => String(counts.get(id)?.roles || '') },
    { key: 'people', title: t('people:people'), width: 90, right: true, editor: { kind: 'none' }, value: ({ id }) => String(counts.get(id)?.people || '') },
  ];
  const row = rows.find(({ id }) => id === current);
  return (
    <>
      <Bar add={t('people:addUnit')} onAdd={() => insert(row?.unit.parent, row?.id)} note={t('people:treeKeys')}>
        <Button size="small" disabled={!row} onClick={() => row && insert(row.id)}>
          {t('people:addInner')}
        </Button>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} disabled={!row} onClick={() => row && remove(row.id)}>
          {t('people:remove')}
        </Button>
      </Bar>
      <Grid
        rows={rows}
        columns={columns}
        label={t('people:tab.units')}
        current={current}
        onCurrent={setCurrent}
        onKey={(event, at) => {
          if (!at) return false;
          if (event.key === 'Tab' && !event.shiftKey && units.some(({ parent, id }) => parent === at.unit.parent && id !== at.id && units.findIndex((one) => one.id === id) < units.indexOf(at.unit))) indent(at);
          else if (event.key === 'Tab' && event.shiftKey && at.unit.parent) outdent(at);
          else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) staff.edit((now) => moved(now, at.id, event.key === 'ArrowUp' ? -1 : 1));
          else if (event.ctrlKey && event.key === 'Enter') insert(at.unit.parent, at.id);
          else if (event.ctrlKey && event.key === 'Delete') remove(at.id);
          else return false;
          return true;
        }}
        empty={
          <EmptyState icon={<ApartmentOutlined aria-hidden />} title={t('people:noUnits')} action={<Button onClick={() => insert()}>{t('people:addUnit')}</Button>}>
            {t('people:noUnitsText')}
          </EmptyState>
        }
      />
    </>
  );
}
