import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useReport } from '../../api/useReport';
import type { KeptWalk } from '../../api/walks';
import { saveWalk } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { composing } from '../../ui/composing';

/** Gives a test another name, in its place in the list: Enter keeps it, Esc leaves it as it was. */
export function RenameTest({ walk, onDone }: { walk: KeptWalk; onDone: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const queries = useQueryClient();
  const [name, setName] = useState(walk.name);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    const next = name.trim();
    if (!next) return;
    if (next === walk.name) return onDone();
    setBusy(true);
    try {
      await saveWalk(walk, { ...walk.content, name: next });
      await queries.invalidateQueries({ queryKey: ['processes', walk.processId, 'walks'] });
      onDone();
    } catch (thrown) {
      setBusy(false);
      report(t('walk:failed.rename'), thrown);
      void queries.invalidateQueries({ queryKey: ['processes', walk.processId, 'walks'] });
    }
  };
  return (
    <li className="st-walk-rename">
      <form
        className="st-walk-keep"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || composing(event)) return;
          event.stopPropagation();
          onDone();
        }}
      >
        <Input size="small" autoFocus value={name} maxLength={200} aria-label={t('walk:renameOf', { name: walk.name })} onFocus={({ target }) => target.select()} onChange={(event) => setName(event.target.value)} />
        <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>
          {t('walk:renameKeep')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('app:cancel')}
        </Button>
      </form>
    </li>
  );
}
