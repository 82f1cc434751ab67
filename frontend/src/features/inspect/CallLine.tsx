import { ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Tooltip } from 'antd';
import { callableQuery } from '../../api/projects';
import { useWords } from '../../i18n/i18n';
import type { Part } from './parts';
import { Line, TextField, useChange } from './parts';

/** Where a call activity finds what it calls. */
export interface Calling {
  /** The project and the process that the drawing is kept in; absent until it is saved. */
  projectId?: string;
  processId?: string;
  onOpen: (called: string) => void;
}

/** Which process a call activity calls, chosen from those of the project. */
export function CallLine({ drawing, subject, projectId, processId, onOpen }: Part & Calling) {
  const { t } = useWords();
  const change = useChange(drawing);
  const { data } = useQuery({ ...callableQuery(projectId ?? ''), enabled: projectId !== undefined });
  const called = subject.calls ?? '';
  const set = (value: string) => change((pen) => pen.edit([{ do: 'set', element: subject.id, property: 'calledElement', value }]));
  const label = t('inspect:call.label');
  if (!projectId)
    return (
      <Line label={label} hint={t('inspect:call.unsaved')}>
        <TextField value={called} label={label} placeholder={t('inspect:call.id')} onChange={set} />
      </Line>
    );
  const others = (data ?? []).filter((one) => one.in !== processId);
  const known = others.filter((one) => one.called === called);
  const hint = called && data && known.length === 0 && !data.some((one) => one.called === called) ? t('inspect:call.nowhere') : known.length > 1 ? t('inspect:call.several') : undefined;
  return (
    <Line label={label} hint={hint}>
      <div className="st-i-call">
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'search' }}
          allowClear
          aria-label={label}
          placeholder={t('inspect:call.choose')}
          notFoundContent={t('inspect:call.none')}
          value={called || undefined}
          status={hint ? 'warning' : undefined}
          options={[
            ...[...new Map(others.map((one) => [one.called, one])).values()].map((one) => ({ value: one.called, label: one.name && one.name !== one.title ? `${one.title} · ${one.name}` : one.title, search: `${one.title} ${one.name} ${one.called}` })),
            // What the file says stays, also where nothing of it is here.
            ...(called && known.length === 0 ? [{ value: called, label: called, search: called }] : []),
          ]}
          onChange={(value) => set(value ?? '')}
        />
        <Tooltip title={t('inspect:call.open')}>
          <Button size="small" icon={<ExportOutlined aria-hidden />} aria-label={t('inspect:call.open')} disabled={known.length !== 1} onClick={() => onOpen(called)} />
        </Tooltip>
      </div>
    </Line>
  );
}
