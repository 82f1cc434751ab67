import { Alert, Button, Skeleton } from 'antd';
import type { ComponentType } from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useReport } from '../api/useReport';
import { useWords } from '../i18n/i18n';

/** A part of the page whose code is fetched when it is wanted for the first time, or ahead of that. */
export type OnDemand<P extends object> = ComponentType<P> & {
  /** Fetches the code, unless it is here. */
  ahead: () => Promise<unknown>;
};

/** The code of a part: on its way, here, or what went wrong with it. */
class Code<P extends object> {
  part?: ComponentType<P>;
  problem: unknown;
  private readonly listeners = new Set<() => void>();
  private coming?: Promise<unknown>;
  private told = 0;

  constructor(private readonly load: () => Promise<ComponentType<P>>) {}

  /** Asks for it once; after a failure, once more each time. */
  fetch = (): Promise<unknown> =>
    (this.coming ??= this.load().then(
      (part) => this.tell(() => (this.part = part)),
      (thrown: unknown) => {
        this.tell(() => (this.problem = thrown));
        this.coming = undefined;
        throw thrown;
      },
    ));

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  version = (): number => this.told;

  private tell(change: () => unknown): void {
    change();
    this.told++;
    for (const listener of this.listeners) listener();
  }
}

function useCode<P extends object>(code: Code<P>, wanted: boolean): Code<P> {
  useSyncExternalStore(code.subscribe, code.version);
  useEffect(() => {
    if (wanted && !code.part) code.fetch().catch(() => {});
  }, [code, wanted]);
  return code;
}

/** A panel on demand: grey lines stand for it until it is here. */
export function panelOnDemand<P extends object>(load: () => Promise<ComponentType<P>>): OnDemand<P> {
  const code = new Code(load);
  const Panel = (props: P) => {
    const { part: Part, problem } = useCode(code, true);
    if (Part) return <Part {...props} />;
    return problem === undefined ? <Skeleton active style={{ padding: 16 }} /> : <Missing again={code.fetch} />;
  };
  return Object.assign(Panel, { ahead: code.fetch });
}

/**
 * A dialog on demand. Once it was wanted it stays, so that it can close as it likes. What is typed between asking for it and
 * its being there is kept from what is behind it.
 */
export function dialogOnDemand<P extends object>(load: () => Promise<ComponentType<P>>, wanted: (props: P) => boolean): OnDemand<P> {
  const code = new Code(load);
  const Dialog = (props: P) => {
    const { t } = useWords();
    const report = useReport();
    const now = wanted(props);
    const [ever, setEver] = useState(now);
    if (now && !ever) setEver(true);
    const { part: Part, problem } = useCode(code, now);
    const waiting = now && !Part && problem === undefined;
    useHeldKeys(waiting);
    useEffect(() => {
      if (now && !Part && problem !== undefined) report(t('app:part.missing'), new Error(t('app:part.reload')));
    }, [now, Part, problem, report, t]);
    return ever && Part ? <Part {...props} /> : null;
  };
  return Object.assign(Dialog, { ahead: code.fetch });
}

/** Keeps keys from what is on the page while a dialog is on its way. */
function useHeldKeys(waiting: boolean): void {
  useEffect(() => {
    if (!waiting) return;
    const hold = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hold, true);
    return () => window.removeEventListener('keydown', hold, true);
  }, [waiting]);
}

/** Said where a panel should be, when its code cannot be had: the program is gone, or is another version by now. */
function Missing({ again }: { again: () => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <Alert
      className="st-note"
      type="error"
      showIcon
      title={t('app:part.missing')}
      description={t('app:part.reload')}
      action={
        <Button size="small" onClick={() => void again().catch(() => {})}>
          {t('app:part.again')}
        </Button>
      }
    />
  );
}
