import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import type { Dropped } from '../api/files';
import type { Source } from '../features/library/TableDialog';
import { useWords } from '../i18n/i18n';

interface Can {
  /** Opens a drawing, or says why it cannot. */
  open: (file: Dropped) => Promise<void>;
  table: (table: Source) => void;
  /** Takes numbers over for the open process; undefined while none is open. */
  numbers?: (text: string) => Promise<void>;
}

/** What a file is, by its name and by how it begins: a workbook or a list, numbers, or else a drawing. */
export function kindOf(name: string, text: string): 'table' | 'numbers' | 'drawing' {
  if (/\.(xlsx|csv|tsv)$/i.test(name)) return 'table';
  return /\.bpsim$/i.test(name) || /^\uFEFF?\s*\{/.test(text) ? 'numbers' : 'drawing';
}

/** Where files go that are dropped onto the window: each to what can read it. */
export function useDrops(can: Can): (file: Dropped) => Promise<void> {
  const { t } = useWords();
  const { message } = App.useApp();
  const now = useRef(can);
  useEffect(() => {
    now.current = can;
  });
  return useCallback(
    async (file) => {
      if ('problem' in file) return now.current.open(file);
      const kind = kindOf(file.name, await file.data.slice(0, 256).text());
      if (kind === 'drawing') return now.current.open(file);
      if (kind === 'table') return now.current.table({ name: file.name, bytes: new Uint8Array(await file.data.arrayBuffer()) });
      if (now.current.numbers) await now.current.numbers(await file.data.text());
      else void message.info(t('start:dropNumbers', { name: file.name }), 6);
    },
    [message, t],
  );
}
