import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { editable, parseDuration } from '../../format/duration';
import { isoOf, secondsOf } from '../../format/iso';
import { useWords } from '../../i18n/i18n';
import type { Role } from '../../modeler/duties';
import { composing } from '../../ui/composing';
import { actionKinds } from './actions';
import type { Action } from './actions';

/** What is done when work takes long: what, after how long, and who is told. */
export function ActionsDialog({ title, start, roles, onDone }: { title: string; start: Action[]; roles: readonly Role[]; onDone: (list: Action[] | undefined) => void }) {
  const { t, language } = useWords();
  const written = (iso: string) => {
    const seconds = secondsOf(iso);
    return seconds === undefined ? iso : editable(seconds, language);
  };
  const [list, setList] = useState(start.length > 0 ? start.map((one) => ({ ...one, after: written(one.after) })) : [{ do: 'remind', after: '' } as Action]);
  const change = (at: number, next: Partial<Action>) => setList(list.map((one, index) => (index === at ? { ...one, ...next } : one)));
  const full = list.filter(({ after }) => after.trim() !== '');
  const faulty = full.some(({ after }) => parseDuration(after) === undefined);
  const done = () => onDone(full.map(({ after, to, ...one }) => ({ ...one, after: isoOf(parseDuration(after)!), ...(to ? { to } : {}) })));
  return (
    <Modal open title={title} okText={t('registers:done')} cancelText={t('registers:cancel')} okButtonProps={{ disabled: faulty }} onOk={done} onCancel={() => onDone(undefined)} width={520} destroyOnHidden>
      <p className="st-muted">{t('registers:promise.actionsAbout')}</p>
      <div className="st-actions">
        {list.map((action, at) => (
          <div key={at}>
            <Select size="small" aria-label={t('registers:promise.what')} value={action.do} onChange={(verb) => change(at, { do: verb })} options={actionKinds.map((value) => ({ value, label: t(`registers:action.${value}`) }))} />
            <Input
              size="small"
              autoFocus={at === list.length - 1}
              aria-label={t('registers:promise.after')}
              placeholder={t('registers:promise.after')}
              status={action.after.trim() !== '' && parseDuration(action.after) === undefined ? 'error' : undefined}
              value={action.after}
              onChange={(event) => change(at, { after: event.target.value })}
              onPressEnter={(event) => !composing(event) && !faulty && done()}
            />
            <Select size="small" allowClear aria-label={t('registers:promise.to')} placeholder={t('registers:promise.to')} value={action.to || undefined} onChange={(to?: string) => change(at, { to })} options={roles.map(({ id, name }) => ({ value: id, label: name }))} />
            <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('registers:delete')} onClick={() => setList(list.filter((_, index) => index !== at))} />
          </div>
        ))}
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => setList([...list, { do: 'escalate', after: '' }])}>
          {t('registers:promise.more')}
        </Button>
      </div>
    </Modal>
  );
}
