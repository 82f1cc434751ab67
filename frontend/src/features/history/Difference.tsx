import { BlockOutlined, BorderHorizontalOutlined, BorderVerticleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { problemOf } from '../../api/problem';
import type { Side } from '../../api/versions';
import { differenceQuery, drawingQuery } from '../../api/versions';
import { useWords } from '../../i18n/i18n';
import type { View } from '../../modeler/Pair';
import { Pair } from '../../modeler/Pair';
import { ChangeList, placesOf } from './ChangeList';
import { fatesOf } from './fates';
import './history.css';

/** One of two versions, with what it is called on the screen. */
export interface Compared extends Side {
  title: string;
}

/** What differs between two versions: both drawings with what changed marked, and the list of changes. */
export function Difference({ before, after }: { before: Compared; after: Compared }) {
  const { t, language } = useWords();
  const difference = useQuery(differenceQuery(sideOf(before), sideOf(after), language));
  const drawings = [useQuery(drawingQuery(before)), useQuery(drawingQuery(after))];
  const [chosen, setChosen] = useState<number>();
  const [view, setView] = useState<View>('below');
  const changes = difference.data?.changes;
  const fates = useMemo(() => fatesOf(changes ?? []), [changes]);
  const error = difference.error ?? drawings[0].error ?? drawings[1].error;
  if (error) {
    const { message, hint } = problemOf(error);
    return <Alert type="error" showIcon title={message} description={hint} style={{ margin: 16 }} />;
  }
  const [was, is] = drawings.map(({ data }) => data);
  const places = placesOf(changes?.[chosen ?? -1]);
  const pick = (id: string, side: 'before' | 'after') => {
    const at = changes?.findIndex((change) => (side === 'before' ? change.was : change.element) === id) ?? -1;
    if (at >= 0) setChosen(at);
  };
  return (
    <div className="st-difference">
      <div className="st-difference-drawings">
        {was === undefined || is === undefined ? (
          <Skeleton active style={{ padding: 24 }} />
        ) : (
          <Pair
            before={{ title: before.title, xml: was, fates: fates.before, chosen: places.before }}
            after={{ title: after.title, xml: is, fates: fates.after, chosen: places.after }}
            view={view}
            onPick={pick}
          />
        )}
      </div>
      <aside className="st-changes st-fates" aria-label={t('history:changes')}>
        <header>
          <h3>{t('history:changes')}</h3>
          <Segmented
            size="small"
            value={view}
            onChange={setView}
            aria-label={t('history:view')}
            options={[
              { value: 'below', icon: <BorderVerticleOutlined aria-label={t('history:below')} />, title: t('history:below') },
              { value: 'beside', icon: <BorderHorizontalOutlined aria-label={t('history:beside')} />, title: t('history:beside') },
              { value: 'over', icon: <BlockOutlined aria-label={t('history:over')} />, title: t('history:over') },
            ]}
          />
        </header>
        <div className="st-changes-scroll st-scroll">{difference.data ? <ChangeList difference={difference.data} chosen={chosen} onChoose={setChosen} /> : <Skeleton active style={{ padding: 12 }} />}</div>
      </aside>
    </div>
  );
}

function sideOf({ process, revision, xml, scenarioId, scenario }: Compared): Side {
  return { process, revision, xml, scenarioId, scenario };
}
