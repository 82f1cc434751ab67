import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../../api/distributions';
import { shapeQuery } from '../../../api/distributions';
import type { Distribution } from '../../../api/scenario';
import { duration } from '../../../format/duration';
import { useWords } from '../../../i18n/i18n';
import { useLater } from '../../../ui/useLater';
import { barsOf, labelPlaces, placeOf, sentenceOf } from './shape';
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
          {(['p50', 'p90'] as const).map((rank) => (
            <line key={rank} className="st-shape-rank" x1={placeOf(shape, shape[rank])} x2={placeOf(shape, shape[rank])} y1="0" y2="40" vectorEffect="non-scaling-stroke" />
          ))}
          <line className="st-shape-mean" x1={mean} x2={mean} y1="0" y2="40" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      {shape.to > shape.from && <Ranks shape={shape} />}
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

/** The median and the 9th decile, written where they stand. */
function Ranks({ shape }: { shape: Shape }) {
  const { language } = useWords();
  const texts = { p50: `P50 ${duration(shape.p50, language)}`, p90: `P90 ${duration(shape.p90, language)}` };
  const places = labelPlaces(placeOf(shape, shape.p50), placeOf(shape, shape.p90), texts);
  return (
    <div className="st-shape-ranks" aria-hidden="true">
      {(['p50', 'p90'] as const).map((rank) => (
        <span key={rank} style={{ left: places[rank].left, width: places[rank].width }}>
          {texts[rank]}
        </span>
      ))}
    </div>
  );
}
