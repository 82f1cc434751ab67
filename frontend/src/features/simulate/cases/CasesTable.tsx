import { useQuery } from '@tanstack/react-query';
import { Spin, Table } from 'antd';
import type { TableProps } from 'antd';
import type { CaseLine, CasePage } from '../../../api/cases';
import { casesQuery } from '../../../api/cases';
import type { Run } from '../../../api/types';
import { duration } from '../../../format/duration';
import type { Language } from '../../../format/language';
import { workMoment } from '../../../format/moment';
import { money, number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import { CaseFilter } from './CaseFilter';
import { CaseTimeline } from './CaseTimeline';
import type { Order } from './narrowing';
import { atFirst, pageAsked, pageSize } from './narrowing';
import type { RunTableProps } from './RunFrame';
import { Playing, RunFrame, Untold } from './RunFrame';

/** The cases of a run, one a line, and beside them what happened to the one that is chosen. */
export function CasesTable(table: RunTableProps) {
  const { t } = useWords();
  const { look, onLook } = table;
  return (
    <RunFrame
      title={t('cases:title')}
      table={table}
      bar={(run) => <CaseFilter of={look.narrowing} currency={run.report!.currency} promised={promised(run)} onChange={(narrowing) => onLook({ narrowing, page: 1 })} />}
    >
      {(run) => (
        <div className="st-cases" data-split={look.chosen !== undefined}>
          <CaseList run={run} table={table} />
          {look.chosen !== undefined && (
            <CaseTimeline key={`${run.id} ${look.replication} ${look.chosen}`} run={run.id} replication={look.replication} number={look.chosen} drawing={table.drawing} onClose={() => table.onCase(undefined)} />
          )}
        </div>
      )}
    </RunFrame>
  );
}

/** Something was promised in the run, so that there is a promise to filter by. */
function promised({ report }: Run): boolean {
  return !!report?.process.promise || Object.values(report?.elements ?? {}).some(({ started, completed }) => started || completed);
}

function CaseList({ run, table }: { run: Run; table: RunTableProps }) {
  const { t, language } = useWords();
  const { look, onLook, onCase } = table;
  const found = useQuery(casesQuery(run.id, pageAsked(look)));
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
      <Playing played={data.played} />
      <Table<CaseLine>
        key={language}
        size="small"
        rowKey="case"
        sticky
        loading={found.isPlaceholderData}
        dataSource={data.items}
        columns={columnsOf(data, t, language, table)}
        rowClassName={({ case: of }) => (of === look.chosen ? 'st-case-chosen' : '')}
        onRow={({ case: of }) => ({ onClick: () => onCase(of) })}
        locale={{ emptyText: t('cases:noMatch') }}
        pagination={{ current: look.page, pageSize, total: data.matching, showSizeChanger: false, size: 'small', showTotal: (total) => counted(data, total, t, language), hideOnSinglePage: false }}
        onChange={({ current }, _, sorter, { action }) => {
          if (action === 'paginate') onLook({ page: current ?? 1 });
          const by = Array.isArray(sorter) ? sorter[0] : sorter;
          if (action === 'sort') onLook({ page: 1, order: by.order ? { sort: by.columnKey as Order['sort'], descending: by.order === 'descend' } : atFirst.order });
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

function columnsOf(page: CasePage, t: Words, language: Language, { look: { order, chosen }, onCase }: RunTableProps): NonNullable<TableProps<CaseLine>['columns']> {
  const { start, zone, currency } = page;
  const sorted = (key: Order['sort']) => ({ key, sorter: true, sortOrder: order.sort === key ? (order.descending ? ('descend' as const) : ('ascend' as const)) : null });
  // Where another case is chosen only the column of numbers looks different; the table is made anew for another language.
  const still = { shouldCellUpdate: (now: CaseLine, before: CaseLine) => now !== before };
  return [
    {
      ...sorted('case'),
      title: t('cases:case'),
      align: 'right',
      width: 92,
      render: (_, { case: of }) => (
        <button type="button" className="st-plain st-case-number" aria-current={of === chosen || undefined} aria-label={t('cases:open', { case: of })} onClick={(event) => (event.stopPropagation(), onCase(of))}>
          {number(of, language, 0)}
        </button>
      ),
    },
    { ...still, title: t('cases:arrived'), width: 176, render: (_, { arrivedSeconds }) => workMoment(start, arrivedSeconds, zone, language) },
    { ...still, ...sorted('cycleTime'), title: t('cases:cycleTime'), align: 'right', render: (_, { cycleTimeSeconds }) => duration(cycleTimeSeconds, language) },
    { ...still, ...sorted('outcome'), title: t('cases:outcome'), render: (_, { outcome }) => <span data-outcome={outcome}>{t(`cases:outcomes.${outcome}`)}</span> },
    ...(page.promised
      ? [
          {
            ...still,
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
    { ...still, ...sorted('cost'), title: t('cases:cost'), align: 'right', render: (_, { cost }) => money(cost, currency, language) },
    { ...still, ...sorted('steps'), title: t('cases:steps'), align: 'right', width: 84, render: (_, { steps }) => number(steps, language, 0) },
  ];
}
