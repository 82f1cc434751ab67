import { useQuery } from '@tanstack/react-query';
import { App, Modal, Skeleton, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Examined, Publication, PublicationChoice, Push, Suggestion } from '../../api/publishing';
import { beginningQuery } from '../../api/publishing';
import { useWords } from '../../i18n/i18n';
import { CheckStep } from './CheckStep';
import { complete } from './draft';
import './publish.css';
import { ResultStep } from './ResultStep';
import { SendStep } from './SendStep';
import { VersionStep } from './VersionStep';
import { WhatStep } from './WhatStep';

interface Props {
  /** The process in the library; undefined: nothing is published. */
  of: { id: string; name: string } | undefined;
  onClose: () => void;
  /** Opens what has to be mended: the problems of a process, or its numbers. */
  onMend: (process: string, where: 'problems' | 'numbers' | 'walk') => void;
  /** Opens the registries and keys. */
  onPlaces: () => void;
}

/** Leads from a process to its release: what, checks, version, signature, sending. */
export function PublishDialog({ of, ...can }: Props) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const typed = useRef(false);
  /** What was typed is not thrown away by a key that was pressed by mistake. */
  const leave = () => {
    if (!typed.current) return can.onClose();
    modal.confirm({ title: t('publish:leave.title'), content: t('publish:leave.text'), okText: t('publish:leave.ok'), okButtonProps: { danger: true }, cancelText: t('publish:leave.stay'), onOk: can.onClose });
  };
  return (
    <Modal open={of !== undefined} title={t('publish:titleOf', { name: of?.name ?? '' })} footer={null} onCancel={leave} afterClose={() => (typed.current = false)} width={880} className="st-publish-dialog" destroyOnHidden mask={{ closable: false }}>
      {of && <Loading key={of.id} id={of.id} {...can} onTyped={(now) => (typed.current = now)} />}
    </Modal>
  );
}

interface WizardCan extends Omit<Props, 'of'> {
  /** Whether there is something now that would be lost. */
  onTyped: (now: boolean) => void;
}

function Loading({ id, ...can }: WizardCan & { id: string }) {
  const { data } = useQuery(beginningQuery(id));
  return data ? <Wizard first={data.publication} choices={data.choices} {...can} /> : <Skeleton active style={{ padding: 24 }} />;
}

const steps = ['what', 'checks', 'version', 'send', 'result'] as const;

function Wizard({ first, choices, onClose, onMend, onPlaces, onTyped }: WizardCan & { first: Publication; choices: PublicationChoice[] }) {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const [publication, setPublication] = useState(first);
  const [examined, setExamined] = useState<Examined>();
  const [draft, setDraft] = useState(false);
  const [suggestion, setSuggestion] = useState<Suggestion>();
  const [push, setPush] = useState<Push>();
  /** What is in the package is no longer what was checked and compared. */
  const body = useRef<HTMLDivElement>(null);
  // The button that led here is gone, and the keyboard must not be with it.
  useEffect(() => {
    if (!body.current?.contains(document.activeElement)) body.current?.focus();
  }, [at]);
  const change = (next: Partial<Publication>) => {
    setPublication((now) => ({ ...now, ...next }));
    if (next.processes) setExamined(undefined);
    if (next.processes || next.id !== undefined || next.registry !== undefined) setSuggestion(undefined);
  };
  const go = (to: number) => {
    if (to < 4) setPush(undefined);
    setAt(to);
  };
  const reachable = (step: number) => step <= at || (step === 1 && complete(publication)) || (step === 2 && examined !== undefined && (draft || examined.obstacles.length === 0));
  return (
    <div className="st-publish" onInput={() => onTyped(true)}>
      <Steps
        size="small"
        current={at}
        onChange={at < 4 ? go : undefined}
        items={steps.map((step, nth) => ({ key: step, title: t(`publish:step.${step}`), disabled: at === 4 || !reachable(nth) }))}
      />
      <div className="st-publish-body" ref={body} tabIndex={-1}>
        {at === 0 && <WhatStep publication={publication} choices={choices} onChange={change} onNext={() => go(1)} onCancel={onClose} />}
        {at === 1 && (
          <CheckStep
            publication={publication}
            choices={choices}
            examined={examined}
            draft={draft}
            onExamined={setExamined}
            onDraft={setDraft}
            onMend={(process, where) => {
              onClose();
              onMend(process, where);
            }}
            onBack={() => go(0)}
            onNext={() => go(2)}
          />
        )}
        {at === 2 && <VersionStep publication={publication} suggestion={suggestion} onSuggestion={setSuggestion} onChange={change} onPlaces={onPlaces} onBack={() => go(1)} onNext={() => go(3)} />}
        {at === 3 && (
          <SendStep
            publication={publication}
            examined={examined}
            draft={draft}
            onPlaces={onPlaces}
            onBack={() => go(2)}
            onPublished={(started) => {
              setPush(started);
              onTyped(false);
              setAt(4);
            }}
          />
        )}
        {at === 4 && push && <ResultStep key={push.id} id={push.id} onAgain={() => go(3)} onClose={onClose} />}
      </div>
    </div>
  );
}
