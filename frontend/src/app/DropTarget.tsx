import { InboxOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { Dropped } from '../api/files';
import { followDrops } from '../api/files';
import { useWords } from '../i18n/i18n';

/** Opens files that are dropped onto the window, one after the other, and says so while one hangs over it. */
export function DropTarget({ onDrop }: { onDrop: (file: Dropped) => Promise<void> }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let opened = Promise.resolve();
    return followDrops((file) => (opened = opened.then(() => onDrop(file))), setOver);
  }, [onDrop]);
  return over ? (
    <div className="st-drop" role="status">
      <InboxOutlined aria-hidden />
      {t('start:drop')}
    </div>
  ) : null;
}
