import { Alert, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Difference, Note } from '../../api/experiments';
import type { Drawing } from '../../modeler/drawing';
import type { Scale } from './figures';
import { elementOf } from './places';
import { useWording } from './useWording';

/** What a difference shows, in a word. */
export function Verdict({ of }: { of: Difference }) {
  const { verdict, needed } = useWording();
  const more = needed(of);
  const tag = (
    <span className="st-verdict" data-verdict={of.verdict} tabIndex={more ? 0 : undefined}>
      {verdict(of)}
    </span>
  );
  return more ? <Tooltip title={more}>{tag}</Tooltip> : tag;
}

/** A mean or a difference with half its interval beneath. */
export function Figure({ shown, half }: { shown: string; half: string }) {
  return (
    <span className="st-figure">
      {shown}
      {half && <small>{half}</small>}
    </span>
  );
}

/** A difference with its interval, and what share of the base it is. */
export function DifferenceFigure({ of, scale }: { of: Difference; scale: Scale }) {
  const { change, halfChange, percent } = useWording();
  if (of.verdict === 'equal') return <>–</>;
  const share = scale.unit === 'share' ? '' : percent(of.share);
  return (
    <span className="st-figure">
      <span>
        {change(of.mean, scale)}
        {share && <em>{share}</em>}
      </span>
      <small>{halfChange(of.halfWidth, scale)}</small>
    </span>
  );
}

/** A name that leads to its element in the diagram, where it has one. */
export function Placed({ path, drawing, children, title }: { path: string; drawing: Drawing; children: ReactNode; title?: string }) {
  const id = elementOf(path);
  if (!id || !drawing.played().ids.has(id))
    return (
      <span className="st-placed" title={title}>
        {children}
      </span>
    );
  return (
    <button type="button" className="st-placed" title={title} onClick={() => drawing.show(id)}>
      {children}
    </button>
  );
}

/** What to know before believing an answer. */
export function Notes({ notes }: { notes: Note[] }) {
  const { said } = useWording();
  return notes.map((note) => <Alert key={note.code + note.text.en} className="st-remark" type="info" showIcon title={said(note.text)} />);
}
