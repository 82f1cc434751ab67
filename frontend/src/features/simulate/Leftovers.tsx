import { DeleteOutlined, SwapRightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { use, useEffect, useState } from 'react';
import type { Leftover, LeftoverFit } from '../../api/leftovers';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import { ComplaintsContext } from './complaints';
import './leftovers.css';
import type { Leftovers } from './leftovers';
import { keyOf, likelyOf, moveOf } from './leftovers';

/** What the numbers say of an older version of the process: each is moved to another element, or left out, by choice. */
export function LeftoverList({ leftovers: { all, settle } }: { leftovers: Leftovers }) {
  const { t } = useWords();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  useShownHere(all);
  if (all.length === 0) return null;
  const attempt = async (moves: Parameters<typeof settle>[0]) => {
    setBusy(true);
    try {
      await settle(moves);
    } catch (thrown) {
      report(t('leftovers:failed'), thrown);
    } finally {
      setBusy(false);
    }
  };
  const likely = all.filter((one) => likelyOf(one) !== undefined);
  return (
    <section className="st-leftovers" aria-label={t('leftovers:title', { count: all.length })} aria-busy={busy}>
      <header>
        <h3>{t('leftovers:title', { count: all.length })}</h3>
        {likely.length > 0 && (
          <Button size="small" disabled={busy} onClick={() => void attempt(likely.map((one) => moveOf(one, likelyOf(one))))}>
            {t('leftovers:moveLikely', { count: likely.length })}
          </Button>
        )}
        <Button size="small" disabled={busy} onClick={() => void attempt(all.map((one) => moveOf(one)))}>
          {t('leftovers:dropAll')}
        </Button>
      </header>
      <p className="st-muted">{t('leftovers:hint')}</p>
      <ul className="st-scroll">
        {all.map((one) => (
          <Row key={keyOf(one)} leftover={one} busy={busy} onMove={(to) => void attempt([moveOf(one, to)])} />
        ))}
      </ul>
    </section>
  );
}

function Row({ leftover, busy, onMove }: { leftover: Leftover; busy: boolean; onMove: (to?: string) => void }) {
  const { t } = useWords();
  const { kind, element, gone, why, entries, fits } = leftover;
  const name = calledOf(leftover);
  const best = fits.find(({ likely }) => likely);
  return (
    <li>
      <span className="st-leftover" title={`${element}\n${why}`}>
        <span className="st-muted">{t(`leftovers:kind.${kind}`)}</span> <strong>{name}</strong>{' '}
        <span className="st-muted">{entries.map(({ says }) => says).join(t('leftovers:and'))}</span>
        {!gone && <span className="st-leftover-why">{why}</span>}
      </span>
      <span className="st-leftover-ways">
        {best && (
          <Button size="small" type="text" icon={<SwapRightOutlined aria-hidden />} disabled={busy} onClick={() => onMove(best.id)} aria-label={t('leftovers:moveTo', { name, to: fitName(best) })} title={t('leftovers:moveTo', { name, to: fitName(best) })}>
            {fitName(best)}
          </Button>
        )}
        {fits.length > (best ? 1 : 0) && (
          <Select
            size="small"
            className="st-leftover-to"
            value={null}
            disabled={busy}
            showSearch={{ optionFilterProp: 'search' }}
            placeholder={t(best ? 'leftovers:elsewhere' : 'leftovers:to')}
            aria-label={t('leftovers:toOf', { name })}
            popupMatchSelectWidth={false}
            options={fits.map((fit) => ({ value: fit.id, search: `${fit.name} ${fit.id}`, label: <FitLabel fit={fit} /> }))}
            onChange={(to: string | null) => to && onMove(to)}
          />
        )}
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} disabled={busy} onClick={() => onMove()} title={t('leftovers:drop')} aria-label={t('leftovers:dropOf', { name })} />
      </span>
    </li>
  );
}

function FitLabel({ fit }: { fit: LeftoverFit }) {
  const { t } = useWords();
  return (
    <>
      {fitName(fit)} {fit.taken && <span className="st-muted">{t('leftovers:taken')}</span>}
    </>
  );
}

const fitName = ({ id, name }: LeftoverFit) => name || id;

/** What people call something left over: its name in an earlier version, or its id. */
const calledOf = ({ name, element }: Leftover) => name || element;

/** The checker complains of the same entries; here there is more to do about them, so they are not shown elsewhere too. */
function useShownHere(all: Leftover[]) {
  const complaints = use(ComplaintsContext);
  useEffect(() => {
    const closed = all.flatMap(({ entries }) => entries.map(({ path }) => complaints.open(path)));
    return () => closed.forEach((close) => close());
  }, [complaints, all]);
}

/** The same in a question, where there is nothing to choose. */
export function LeftoverNames({ all }: { all: Leftover[] }) {
  const { t } = useWords();
  const shown = all.slice(0, 8);
  return (
    <ul className="st-leftover-names">
      {shown.map((one) => (
        <li key={keyOf(one)}>
          {t(`leftovers:kind.${one.kind}`)} <strong>{calledOf(one)}</strong> <span className="st-muted">{one.entries.map(({ says }) => says).join(t('leftovers:and'))}</span>
        </li>
      ))}
      {all.length > shown.length && <li className="st-muted">{t('leftovers:more', { count: all.length - shown.length })}</li>}
    </ul>
  );
}
