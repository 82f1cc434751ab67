import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { composing } from '../../ui/composing';

/** Something to choose; a dash alone separates. */
export type Choice =
  | '-'
  | {
      key: string;
      label: ReactNode;
      /** The key that chooses it. */
      hint?: string;
      checked?: boolean;
      disabled?: boolean;
      danger?: boolean;
      run: (adding: boolean) => void;
    };

/** A small menu at a place on the screen. It takes the keyboard; whoever opened it gets it back in onClose. */
export function Menu({ at, label, choices, onClose }: { at: DOMRect; label: string; choices: Choice[]; onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.left, top: at.bottom + 2 });
  useLayoutEffect(() => {
    const { width, height } = list.current!.getBoundingClientRect();
    const below = at.bottom + 2 + height <= window.innerHeight - 8;
    setPlace({ left: Math.max(8, Math.min(at.left, window.innerWidth - width - 8)), top: below ? at.bottom + 2 : Math.max(8, at.top - height - 2) });
    buttons(list.current!)[0]?.focus();
  }, [at]);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const outside = (event: PointerEvent) => !list.current?.contains(event.target as Node) && close.current();
    window.addEventListener('pointerdown', outside, { capture: true });
    return () => window.removeEventListener('pointerdown', outside, { capture: true });
  }, []);

  const choose = (choice: Exclude<Choice, '-'>, adding: boolean) => {
    onClose();
    choice.run(adding);
  };
  const key = (event: React.KeyboardEvent) => {
    if (composing(event)) return;
    const all = buttons(list.current!);
    const here = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: (here + 1) % all.length, ArrowUp: (here - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    const hinted = choices.find((choice) => choice !== '-' && !choice.disabled && choice.hint !== undefined && pressed(choice.hint, event.key));
    if (to !== undefined) all[to]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (hinted && hinted !== '-' && !event.ctrlKey && !event.metaKey) choose(hinted, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <div ref={list} className="st-pop" role="menu" aria-label={label} style={place} onKeyDown={key}>
      {choices.map((choice, at) =>
        choice === '-' ? (
          <hr key={at} />
        ) : (
          <button
            key={choice.key}
            type="button"
            role={choice.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={choice.checked}
            aria-disabled={choice.disabled}
            tabIndex={-1}
            className={choice.danger ? 'st-pop-danger' : undefined}
            onClick={(event) => !choice.disabled && choose(choice, event.shiftKey)}
          >
            <span className="st-pop-check">{choice.checked && <CheckOutlined aria-hidden />}</span>
            <span className="st-pop-label">{choice.label}</span>
            {choice.hint && <kbd className="st-kbd">{choice.hint}</kbd>}
          </button>
        ),
      )}
    </div>,
    document.body,
  );
}

function pressed(hint: string, key: string): boolean {
  return hint.toLowerCase() === (key === 'Delete' ? 'del' : key.toLowerCase());
}

function buttons(list: HTMLElement): HTMLButtonElement[] {
  return [...list.querySelectorAll('button')];
}
