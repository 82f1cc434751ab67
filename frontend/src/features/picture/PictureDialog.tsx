import { Alert, App, Button, Checkbox, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { fileName, keepFile } from '../../api/files';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Page } from '../../modeler/pages';
import { onGround, pngOf } from '../../ui/picture';
import './picture.css';
import { drawn, mostScale } from './raster';

type Format = 'svg' | 'png' | 'pdf';

interface Props {
  /** What becomes a picture; undefined: nothing is asked. */
  of: { name: string; drawing: Drawing } | undefined;
  onClose: () => void;
}

/** Asks what kind of picture is wanted, and hands it over as files. */
export function PictureDialog({ of, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal open={of !== undefined} title={t('picture:title')} footer={null} onCancel={onClose} width={440} destroyOnHidden>
      {of && <PictureForm {...of} onClose={onClose} />}
    </Modal>
  );
}

function PictureForm({ name, drawing, onClose }: { name: string; drawing: Drawing; onClose: () => void }) {
  const { t, language } = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const [pages] = useState(() => drawing.pages());
  const [format, setFormat] = useState<Format>('png');
  const [scale, setScale] = useState(2);
  const [transparent, setTransparent] = useState(false);
  const [every, setEvery] = useState(true);
  const [busy, setBusy] = useState(false);
  const wanted = every ? pages : pages.filter(({ shown }) => shown);
  const room = Math.min(...wanted.map(({ width, height }) => mostScale(width, height)));
  const tooLarge = format === 'png' && scale > room;

  const hand = async () => {
    setBusy(true);
    try {
      for (const { named, data } of await files(wanted, { name, format, scale, transparent, language })) await keepFile(fileName(named, format), data);
      onClose();
      void message.success(t('picture:done'));
    } catch (thrown) {
      report(t('app:failed.export'), thrown);
    } finally {
      setBusy(false);
    }
  };

  const kinds: Format[] = ['png', 'svg', 'pdf'];
  return (
    <form
      className="st-picture-form"
      onSubmit={(event) => {
        event.preventDefault();
        void hand();
      }}
    >
      <Choice label={t('picture:format')} hint={t(`picture:formatHint.${format}`)}>
        <Segmented aria-label={t('picture:format')} value={format} onChange={(next) => setFormat(next)} options={kinds.map((kind) => ({ value: kind, label: kind.toUpperCase() }))} />
      </Choice>
      {format === 'png' && (
        <Choice label={t('picture:scale')} hint={wanted.length === 1 ? t('picture:size', { width: Math.round(wanted[0].width * scale), height: Math.round(wanted[0].height * scale) }) : undefined}>
          <Segmented aria-label={t('picture:scale')} value={scale} onChange={(next) => setScale(next)} options={[1, 2, 3].map((times) => ({ value: times, label: `${times}×` }))} />
        </Choice>
      )}
      {format !== 'pdf' && (
        <Checkbox checked={transparent} onChange={(event) => setTransparent(event.target.checked)}>
          {t('picture:transparent')}
        </Checkbox>
      )}
      {pages.length > 1 && (
        <Checkbox checked={every} onChange={(event) => setEvery(event.target.checked)}>
          {t(format === 'pdf' ? 'picture:everyPage' : 'picture:everyFile', { count: pages.length })}
        </Checkbox>
      )}
      {pages.length === 0 && <Alert type="info" showIcon title={t('picture:nothing')} />}
      {tooLarge && <Alert type="warning" showIcon title={room >= 1 ? t('picture:tooLarge', { most: Math.floor(room) }) : t('picture:tooLargeAtAll')} />}
      <div className="st-dialog-foot">
        <Button onClick={onClose}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" autoFocus loading={busy} disabled={tooLarge || wanted.length === 0}>
          {t('picture:export')}
        </Button>
      </div>
    </form>
  );
}

function Choice({ label, hint, children }: { label: string; hint?: string; children: React.ReactNode }) {
  return (
    <div className="st-picture-choice">
      <span>{label}</span>
      <div>
        {children}
        {hint && <p>{hint}</p>}
      </div>
    </div>
  );
}

interface Wish {
  name: string;
  format: Format;
  scale: number;
  transparent: boolean;
  language: string;
}

/** The files to hand over: a PDF with all pages, or a file for each. */
async function files(pages: Page[], { name, format, scale, transparent, language }: Wish): Promise<{ named: string; data: Blob }[]> {
  if (format === 'pdf') {
    const { pdfOf } = await import('./pdf');
    return [{ named: name, data: new Blob([await pdfOf(pages, { title: name, language, program: 'Sandtable', made: new Date() })], { type: 'application/pdf' }) }];
  }
  const ground = transparent ? null : '#ffffff';
  const made: { named: string; data: Blob }[] = [];
  for (const [at, { svg, width, height, name: page }] of pages.entries()) {
    const named = at === 0 ? name : `${name} - ${page || at + 1}`;
    const data = format === 'svg' ? new Blob([ground ? onGround(svg, ground) : svg], { type: 'image/svg+xml' }) : await pngOf(await drawn(svg, width, height, scale, ground));
    made.push({ named, data });
  }
  return made;
}
