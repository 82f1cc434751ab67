import { SwapOutlined, TranslationOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { kindOf } from '../../modeler/objects';
import { otherLanguage, putTexts, setLanguage, swapTexts, textsOf } from '../../modeler/texts';
import type { TextField, TextRow } from '../../modeler/texts';
import { EmptyState } from '../../ui/EmptyState';
import type { Column, Line } from './Sheet';
import { Sheet } from './Sheet';
import { sought } from './table';
import type { TableProps } from './table';
import { TableFrame } from './TableFrame';
import { useTable } from './useTable';

type Row = TextRow & Line;

/** What is missing of a translation. */
const lacks = ({ name, documentation, otherName, otherDocumentation }: TextRow) => (name !== '' && otherName === '') || (documentation !== '' && otherDocumentation === '');

/** Names and documentation in two languages, side by side. */
export function TextsTable(props: TableProps) {
  const { drawing } = props;
  const { t } = useWords();
  const { message } = App.useApp();
  const { edits, change, sheet } = useTable(drawing);
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState<'all' | 'missing'>('all');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the drawing is one object that changes; edits says when
  const texts = useMemo(() => textsOf(drawing.modeler), [drawing, edits]);
  const kind = (type: string) => (type === 'resource' ? t('registers:promise.to') : kindOf(drawing.modeler, type));
  const rows = texts.rows.map((one): Row => ({ ...one, key: one.id, element: one.id }));
  const other = otherLanguage(texts.language);
  const columns: Column<Row>[] = [
    { key: 'name', title: t('registers:text.name', { language: t(`registers:language.${texts.language}`) }), about: t('registers:text.nameAbout'), width: 250, edit: 'text', text: ({ name }) => name, show: ({ name, type }) => name || <span className="st-sheet-muted">{kind(type)}</span> },
    { key: 'type', title: t('registers:kind'), width: 130, text: ({ type }) => kind(type) },
    { key: 'otherName', title: t('registers:text.name', { language: t(`registers:language.${other}`) }), width: 250, edit: 'text', text: ({ otherName }) => otherName, show: (row) => row.otherName || (row.name && <span className="st-sheet-warn">{t('registers:text.missingOne')}</span>) },
    { key: 'documentation', title: t('registers:text.documentation', { language: t(`registers:language.${texts.language}`) }), width: 280, grows: true, edit: 'text', long: true, text: ({ documentation }) => documentation, show: ({ documentation }) => flat(documentation) },
    { key: 'otherDocumentation', title: t('registers:text.documentation', { language: t(`registers:language.${other}`) }), width: 280, grows: true, edit: 'text', long: true, text: ({ otherDocumentation }) => otherDocumentation, show: (row) => flat(row.otherDocumentation) || (row.documentation && <span className="st-sheet-warn">{t('registers:text.missingOne')}</span>) },
  ];
  const named = rows.filter(({ name }) => name !== '');
  const documented = rows.filter(({ documentation }) => documentation !== '');
  const missing = rows.filter(lacks);
  const swap = () => {
    change(() => swapTexts(drawing.modeler));
    void message.success(missing.length > 0 ? t('registers:text.swappedSome', { language: t(`registers:language.${other}`), count: missing.length }) : t('registers:text.swapped', { language: t(`registers:language.${other}`) }));
  };
  return (
    <TableFrame
      table={props}
      title={t('registers:table.texts')}
      {...{ search, rows, columns }}
      onSearch={setSearch}
      sheet={
        <Sheet<Row>
          label={t('registers:table.texts')}
          {...sheet}
          rows={sought(only === 'missing' ? missing : rows, search, (row) => `${row.name} ${row.otherName} ${row.documentation} ${row.otherDocumentation}`)}
          columns={columns}
          onWrite={(lines) => change(() => putTexts(drawing.modeler, lines.flatMap(({ row, values }) => [...values].map(([field, text]) => ({ id: row.id, field: field as TextField, text })))))}
          none={
            rows.length === 0 ? (
              <EmptyState icon={<TranslationOutlined aria-hidden />} title={t('registers:text.empty')}>
                {t('registers:text.emptyText')}
              </EmptyState>
            ) : only === 'missing' && search === '' ? (
              t('registers:text.complete')
            ) : (
              t('registers:noneFound')
            )
          }
        />
      }
      foot={
        rows.length > 0 && (
          <>
            <span>{t('registers:text.namesDone', { done: named.filter(({ otherName }) => otherName !== '').length, all: named.length })}</span>
            <span>{t('registers:text.documentationDone', { done: documented.filter(({ otherDocumentation }) => otherDocumentation !== '').length, all: documented.length })}</span>
            <span className="st-sheet-muted">{t('registers:text.hint')}</span>
          </>
        )
      }
    >
      <Segmented size="small" aria-label={t('registers:text.only')} value={only} onChange={setOnly} options={[{ value: 'all', label: t('registers:text.all') }, { value: 'missing', label: t('registers:text.missing', { count: missing.length }) }]} />
      <Tooltip title={t(texts.said ? 'registers:text.languageSaid' : 'registers:text.languageGuessed')}>
        <Select size="small" className="st-table-language" aria-label={t('registers:text.language')} value={texts.language} onChange={(language) => change(() => setLanguage(drawing.modeler, language))} options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: t(`registers:language.${value}`) }))} />
      </Tooltip>
      <Tooltip title={t('registers:text.swapAbout')}>
        <Button size="small" type="text" icon={<SwapOutlined aria-hidden />} disabled={rows.every(({ otherName, otherDocumentation }) => otherName === '' && otherDocumentation === '')} onClick={swap}>
          {t('registers:text.swap', { language: t(`registers:language.${other}`) })}
        </Button>
      </Tooltip>
    </TableFrame>
  );
}

/** A text of several lines in one. */
function flat(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ¶ ');
}
