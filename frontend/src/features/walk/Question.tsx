import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { WalkAnswer, Walked } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { Section } from '../../ui/Section';

/** What neither the drawing nor the data decides: somebody has to say. */
export function Question({ question, drawing, onAnswer }: { question: NonNullable<Walked['question']>; drawing: Drawing; onAnswer: (answer: WalkAnswer) => void }) {
  const { t } = useWords();
  const [number, setNumber] = useState(2);
  const { element, ask, flows, done } = question;
  const name = drawing.nameOf(element);
  return (
    <Section title={t(`walk:ask.${ask}`, { name, done })}>
      <div className="st-walk-question">
        {ask === 'ways' && flows?.map((flow) => <Button key={flow} onClick={() => onAnswer({ element, flows: [flow] })}>{drawing.nameOf(flow)}</Button>)}
        {ask === 'again' && (
          <>
            <Button onClick={() => onAnswer({ element, number: 1 })}>{t('walk:again')}</Button>
            <Button type="primary" onClick={() => onAnswer({ element })}>
              {t('walk:enough')}
            </Button>
          </>
        )}
        {ask === 'instances' && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onAnswer({ element, number });
            }}
          >
            <InputNumber autoFocus min={0} max={1000} precision={0} aria-label={t('walk:instances')} value={number} onChange={(next) => setNumber(next ?? 0)} />
            <Button type="primary" htmlType="submit">
              {t('walk:goOn')} ↵
            </Button>
          </form>
        )}
      </div>
    </Section>
  );
}
