import { Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import { localeOf } from '../../format/language';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { useDrawing } from '../../modeler/useDrawing';
import './journal.css';
import { sentence } from './sentence';

/** The steps that led to the drawing; a click goes back or forth to one. */
export function StepsDrawer({ drawing, open, onClose }: { drawing?: Drawing; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Drawer open={open && drawing !== undefined} onClose={onClose} title={t('journal:steps.title')} size={340} mask={false} destroyOnHidden>
      {drawing && <Steps drawing={drawing} />}
    </Drawer>
  );
}

function Steps({ drawing }: { drawing: Drawing }) {
  const { t, language } = useWords();
  useDrawing(drawing);
  const { history } = drawing;
  const here = history.now();
  const saved = drawing.savedMark();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [here.number]);
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return (
    <>
      <p className="st-muted">{history.begun() ? t('journal:steps.text') : t('journal:steps.none')}</p>
      <ol className="st-steps" aria-label={t('journal:steps.title')} reversed>
        {[...history.list()].reverse().map((step) => (
          <li key={step.number} data-later={step.number > here.number || undefined}>
            <button
              type="button"
              ref={step === here ? current : undefined}
              aria-current={step === here ? 'step' : undefined}
              disabled={step !== here && !history.canTravel(step.number)}
              onClick={() => void drawing.travel(step.number)}
            >
              <span className="st-step-said">{sentence(step, t, language)}</span>
              {step.number === saved && <span className="st-step-saved">{t('journal:steps.saved')}</span>}
              <time dateTime={step.at}>{time.format(new Date(step.at))}</time>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
