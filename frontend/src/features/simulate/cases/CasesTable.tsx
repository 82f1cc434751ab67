import { useQuery } from '@tanstack/react-query';
import { Spin, Table } from 'antd';
import type { TableProps } from 'antd';
import { useState } from 'react';
import type { CaseLine, CasePage, CasesAsked } from '../../../api/cases';
import { casesQuery } from '../../../api/cases';
import type { Run } from '../../../api/types';
import { duration } from '../../../format/duration';
import type { Language } from '../../../format/language';
import { workMoment } from '../../../format/moment';
import { money, number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { CaseFilter } from './CaseFilter';
import type { Narrowing } from './narrowing';
import { asked, everything } from './narrowing';
import { CaseTimeline } from './CaseTimeline';
import type { RunTableProps } from './RunFrame';
import { RunFrame, Untold } from './RunFrame';

/** As many as a large screen shows; more take longer to lay out than a page is turned. */
const pageSize = 25;

/** The cases of a run, one a line, and beside them what happened to the one that is chosen. */
export function CasesTable(table: RunTableProps) {
  const { t } = useWords();
  const [narrowing, setNarrowing] = useState<Narrowing>(everything);
  const [order, setOrder] = useState<Order>({ sort: 'case', descending: false });
  const [page, setPage] = useState(1);
  const narrow = (next: Narrowing) => (setNarrowing(next), setPage(1));
  return (
    <RunFrame title={t('cases:title')} table={table} bar={(run) => <CaseFilter of={narrowing} currency={run.report!.currency} promised={promised(run)} onChange={narrow} />}>
      {(run) => (
        <div className="st-cases" data-split={table.chosen !== undefined}>
          <CaseList run={run} table={table} order={order} page={page} query={{ ...asked(narrowing), ...order, replication: table.replication, offset: (page - 1) * pageSize, limit: pageSize }} onOrder={(next) => (setOrder(next), setPage(1))} onPage={setPage} />
          {table.chosen !== undefined && <CaseTimeline key={`${run.id} ${table.replication} ${table.chosen}`} run={run.id} replication={table.replication} number={table.chosen} drawing={table.drawing} onClose={() => table.onCase(undefined)} />}
        </div>
      )}
    </RunFrame>
  );
}

type Order = { sort: NonNullable<CasesAsked['sort']>; descending: boolean };

/** Something was promised in the run, so that there is a promise to filter by. */
function promised({ report }: Run): boolean {
  return !!report?.process.promise || Object.values(report?.elements ?? {}).some(({ started, completed }) => started || completed);
}

interface ListProps {
  run: Run;
  table: RunTableProps;
  query: CasesAsked;
  order: Order;
  page: number;
  onOrder: (order: Order) => void;
  onPage: (page: number) => void;
}

function CaseList({ run, table, query, order, page, onOrder, onPage }: ListProps) {
  const { t, language } = useWords();
  const found = useQuery(casesQuery(run.id, query));
  const { data } = found;
  if (found.isError) return <Untold error={found.error} />;
  if (!data) {
    return (
      <div className="st-cases-wait" role="status">
        <Spin size="small" /> {t('cases:replaying')}
      </div>
    );
  }
  return (
    <div className="st-cases-list st-scroll" aria-busy={found.isPlaceholderData}>
      <Table<CaseLine>
        size="small"
        rowKey="case"
        sticky
        loading={found.isPlaceholderData}
        dataSource={data.items}
        columns={columnsOf(data, t, language, order, table)}
        rowClassName={({ case: of }) => (of === table.chosen ? 'st-case-chosen' : '')}
        onRow={({ case: of }) => ({ onClick: () => table.onCase(of) })}
        locale={{ emptyText: t('cases:noMatch') }}
        pagination={{ current: page, pageSize, total: data.matching, showSizeChanger: false, size: 'small', showTotal: (total) => counted(data, total, t, language), hideOnSinglePage: false }}
        onChange={({ current }, _, sorter, { action }) => {
          if (action === 'paginate') onPage(current ?? 1);
          const by = Array.isArray(sorter) ? sorter[0] : sorter;
          if (action === 'sort') onOrder(by.order ? { sort: by.columnKey as Order['sort'], descending: by.order === 'descend' } : { sort: 'case', descending: false });
        }}
      />
    </div>
  );
}

type Words = ReturnType<typeof useWords>['t'];

/** How many cases are listed, of how many. */
function counted(page: CasePage, matching: number, t: Words, language: Language): string {
  const say = (count: number) => number(count, language, 0);
  const shown = matching === page.total ? t('cases:count', { count: page.total, total: say(page.total) }) : t('cases:countOf', { matching: say(matching), total: say(page.total) });
  return page.unlisted ? `${shown} · ${t('cases:unlisted', { count: page.unlisted, unlisted: say(page.unlisted) })}` : shown;
}

function columnsOf(page: CasePage, t: Words, language: Language, order: Order, table: RunTableProps): NonNullable<TableProps<CaseLine>['columns']> {
  const { start, zone, currency } = page;
  const sorted = (key: Order['sort']) => ({ key, sorter: true, sortOrder: order.sort === key ? (order.descending ? ('descend' as const) : ('ascend' as const)) : null });
  return [
    {
      ...sorted('case'),
      title: t('cases:case'),
      align: 'right',
      width: 92,
      render: (_, { case: of }) => (
        <button type="button" className="st-plain st-case-number" aria-current={of === table.chosen || undefined} aria-label={t('cases:open', { case: of })} onClick={(event) => (event.stopPropagation(), table.onCase(of))}>
          {number(of, language, 0)}
        </button>
      ),
    },
    { title: t('cases:arrived'), render: (_, { arrivedSeconds }) => workMoment(start, arrivedSeconds, zone, language) },
    { ...sorted('cycleTime'), title: t('cases:cycleTime'), align: 'right', render: (_, { cycleTimeSeconds }) => duration(cycleTimeSeconds, language) },
    { ...sorted('outcome'), title: t('cases:outcome'), render: (_, { outcome }) => <span data-outcome={outcome}>{t(`cases:outcomes.${outcome}`)}</span> },
    ...(page.promised
      ? [
          {
            ...sorted('promise'),
            title: t('cases:promise'),
            render: (_: unknown, { promise, lateSteps }: CaseLine) =>
              promise && (
                <span data-promise={promise}>
                  {t(`cases:promises.${promise}`)}
                  {lateSteps > 0 && <small> · {t('cases:lateSteps', { count: lateSteps })}</small>}
                </span>
              ),
          },
        ]
      : []),
    { ...sorted('cost'), title: t('cases:cost'), align: 'right', render: (_, { cost }) => money(cost, currency, language) },
    { ...sorted('steps'), title: t('cases:steps'), align: 'right', width: 84, render: (_, { steps }) => number(steps, language, 0) },
  ];
}
