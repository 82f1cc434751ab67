import { LineChartOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { lazy, Suspense, use, useEffect, useState } from 'react';
import type { Distribution, Draw, Variate } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { ComplaintsContext } from '../complaints';
import { pointer } from '../path';
import type { Path } from '../path';
import { filledFrom } from './block';
import { asKind, drawAsKind, fault, isBound, isBounded, isCount, isMeasure, kinds, parametersOf } from './distribution';
import type { Count, Measure } from './distribution';
import { DurationInput } from '../../../ui/DurationInput';
import { NumberInput } from '../../../ui/NumberInput';
import { LinesInput } from './LinesInput';

const ShapePicture = lazy(() => import('./ShapePicture'));

interface Props<T> {
  spec: T;
  /** Where it is in the numbers. */
  at: Path;
  /** What it is about, in the names of its fields. */
  of: string;
  onChange: (spec: T) => void;
}

/** A duration by chance: its kind and the parameters of that kind. How it spreads is drawn on demand, and once its kind is chosen. */
export function DistributionInput({ spec, at, of, work = false, onChange }: Props<Distribution> & { /** It is how long work takes, rather than any other time. */ work?: boolean }) {
  const { t } = useWords();
  const [drawn, setDrawn] = useState(false);
  const why = fault(spec);
  useSaidHere(at, spec.dist, why !== undefined && why !== 'missing');
  const block = (from: Measure) => (table: string[][]) => {
    const filled = filledFrom(spec, from, table);
    if ('fault' in filled) return t(`durations:block.${filled.fault}`, { cell: filled.cell, count: filled.count, room: filled.room });
    onChange(filled.spec);
    return undefined;
  };
  const drawable = spec.dist !== 'expression';
  return (
    <VariateInput
      spec={spec}
      of={of}
      numbers="time"
      why={why}
      asKind={(now, kind) => {
        setDrawn(true);
        return asKind(now, kind);
      }}
      onChange={onChange}
      toggle={
        drawable && (
          <button type="button" className="st-plain st-shape-toggle" aria-label={t('durations:show', { of })} title={t('durations:show', { of })} aria-expanded={drawn} onClick={() => setDrawn(!drawn)}>
            <LineChartOutlined />
          </button>
        )
      }
      picture={
        drawable && drawn && !why && (
          <Suspense fallback={<div className="st-shape" />}>
            <ShapePicture spec={spec} of={of} work={work} />
          </Suspense>
        )
      }
      measure={(parameter, label, name) => (
        <DurationInput key={parameter} label={label} prefix={parameter === 'value' ? undefined : name} wrong={why !== undefined} optional={isBound(spec.dist, parameter)} value={spec[parameter]} onBlock={block(parameter)} onChange={(iso: string | undefined) => onChange({ ...spec, [parameter]: iso })} />
      )}
    />
  );
}

/** A number by chance. */
export function DrawInput({ spec, of, onChange }: Omit<Props<Draw>, 'at'>) {
  return (
    <VariateInput
      spec={spec}
      of={of}
      numbers="number"
      asKind={drawAsKind}
      onChange={onChange}
      measure={(parameter, label, name) => (
        <NumberInput key={parameter} size="small" className="st-duration" aria-label={label} prefix={parameter === 'value' ? undefined : <span className="st-prefix">{name}</span>} value={spec[parameter]} onChange={(value) => (value !== null || isBound(spec.dist, parameter)) && onChange({ ...spec, [parameter]: value ?? undefined })} />
      )}
    />
  );
}

function VariateInput<S extends Variate<string> | Variate<number>>({ spec, of, onChange, numbers, why, asKind, measure, toggle, picture }: Omit<Props<S>, 'at'> & {
  numbers: 'time' | 'number';
  why?: string;
  asKind: (spec: S, kind: string) => S;
  measure: (parameter: Measure, label: string, name: string) => React.ReactNode;
  toggle?: React.ReactNode;
  picture?: React.ReactNode;
}) {
  const { t } = useWords();
  const options = Object.keys(kinds).map((kind) => (kind === 'pert' ? { value: kind, label: t(`durations:estimate.${numbers}`), title: t(`durations:help.${numbers}`) } : { value: kind, label: t(`simulate:dist.${kind}`) }));
  const nameOf = (parameter: string) => {
    if (parameter !== 'min' && parameter !== 'max' && parameter !== 'mode') return t(`simulate:parameter.${parameter}`);
    if (numbers === 'number') return t(`simulate:parameter.number-${parameter}`);
    return t(spec.dist === 'pert' ? `durations:parameter.${parameter}` : `simulate:parameter.${parameter}`);
  };
  const bounds = isBounded(spec.dist) && (spec.min !== undefined || spec.max !== undefined) ? (['min', 'max'] as const) : [];
  const least = numbers === 'time' ? 'PT1M' : 0;
  return (
    <div className="st-dist">
      <Select size="small" className="st-dist-kind" popupMatchSelectWidth={false} aria-label={t('simulate:kindOf', { of })} value={spec.dist} options={options} labelRender={({ value, label }) => (value === 'pert' ? t('simulate:dist.pert') : label)} onChange={(kind) => onChange(asKind(spec, kind))} />
      {[...parametersOf(spec.dist, numbers), ...bounds].map((parameter) => {
        const name = nameOf(parameter);
        const label = `${of}: ${name}`;
        if (isMeasure(parameter)) return measure(parameter, label, name);
        if (isCount(parameter)) return <CountInput key={parameter} of={parameter} label={label} name={name} value={spec[parameter]} onChange={(value) => onChange({ ...spec, [parameter]: value })} />;
        if (parameter === 'unit') return <DurationInput key={parameter} label={label} prefix={name} value={spec.unit} onChange={(unit) => onChange({ ...spec, unit })} />;
        if (parameter === 'formula') return <Input key={parameter} size="small" className="st-formula" aria-label={label} value={spec.formula} onChange={(event) => onChange({ ...spec, formula: event.target.value })} />;
        return <LinesInput key={spec.dist} spec={spec} label={label} numbers={numbers} onChange={(list) => onChange({ ...spec, ...list })} />;
      })}
      {isBounded(spec.dist) && bounds.length === 0 && (
        <button type="button" className="st-plain st-add" aria-label={`${of}: ${t('simulate:addBound')}`} onClick={() => onChange({ ...spec, min: least })}>
          {t('simulate:addBound')}
        </button>
      )}
      {toggle}
      {picture}
      {why && why !== 'missing' && <span className="st-wrong" role="alert">{why === 'order' && spec.dist === 'pert' ? t('durations:rise') : t(`simulate:fault.${why}`)}</span>}
    </div>
  );
}

/** What is said here of the parameters, as soon as it is typed, is not said again when the back end finds it. */
function useSaidHere(at: Path, kind: string, said: boolean): void {
  const complaints = use(ComplaintsContext);
  const place = pointer(at);
  useEffect(() => {
    if (!said) return undefined;
    const closes = [...new Set([...parametersOf(kind, 'time'), 'min', 'max'])].map((parameter) => complaints.open(`${place}/${parameter}`));
    return () => closes.forEach((close) => close());
  }, [complaints, place, kind, said]);
}

function CountInput({ of, label, name, value, onChange }: { of: Count; label: string; name: string; value: number | undefined; onChange: (value: number) => void }) {
  const whole = of === 'k' || of === 'n';
  return (
    <NumberInput
      size="small"
      className="st-duration"
      aria-label={label}
      prefix={<span className="st-prefix">{name}</span>}
      min={whole ? 1 : of === 'p' ? 0 : 0.1}
      max={of === 'p' ? 1 : undefined}
      step={whole ? 1 : 0.1}
      precision={whole ? 0 : undefined}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
