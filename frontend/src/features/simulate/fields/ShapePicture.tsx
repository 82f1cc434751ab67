import { useQuery } from '@tanstack/react-query';
import { shapeQuery } from '../../../api/distributions';
import type { Distribution } from '../../../api/scenario';
import { useWords } from '../../../i18n/i18n';
import { useLater } from '../../../ui/useLater';
import { barsOf, placeOf, sentenceOf } from './shape';
import './shape.css';

/** How a duration spreads, drawn by the engine: once it has rested for a moment, and while it can be played. */
export default function ShapePicture({ spec, of, work }: { spec: Distribution; of: string; work: boolean }) {
  const { t, language } = useWords();
  const { data: shape } = useQuery(shapeQuery(useLater(spec, 250), language));
  if (!shape) return <div className="st-shape" aria-busy="true" />;
  if (shape.error) {
    return (
      <div className="st-shape" role="note">
        {shape.error.message} {shape.error.hint}
      </div>
    );
  }
  const sentence = sentenceOf(shape, work, language, t);
  const mean = placeOf(shape, shape.mean);
  return (
    <div className="st-shape">
      {shape.to > shape.from && (
        <svg className="st-shape-picture" role="img" aria-label={`${of}: ${sentence}`} viewBox="0 0 100 40" preserveAspectRatio="none">
          {barsOf(shape).map(({ x, width, height, part }) => (
            <rect key={x} data-part={part} x={x} width={width} y={40 - 38 * height} height={38 * height} />
          ))}
          <line className="st-shape-mean" x1={mean} x2={mean} y1="0" y2="40" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      <p className="st-shape-words">{sentence}</p>
      {spec.dist === 'pert' && <p className="st-shape-words">{t('durations:formula')}</p>}
      {shape.to > shape.from && (
        <p className="st-shape-key" aria-hidden="true">
          {(['half', 'most', 'rest'] as const).map((part) => (
            <span key={part} data-part={part}>
              {t(`durations:part.${part}`)}
            </span>
          ))}
          <span data-part="mean">{t('durations:part.mean')}</span>
        </p>
      )}
    </div>
  );
}
