import { App } from 'antd';
import { act } from 'react';
import type { ComponentType } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createI18n } from '../i18n/i18n';
import type { OnDemand } from './onDemand';
import { dialogOnDemand, panelOnDemand } from './onDemand';

let root: Root;
let host: HTMLElement;
const dictionary = createI18n('en');

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

/** A part whose code comes, or fails to, when the test says so. */
function arriving(): { load: () => Promise<ComponentType<{ open: boolean }>>; loads: () => number; come: () => Promise<void>; fail: () => Promise<void> } {
  let settle!: { resolve: (part: ComponentType<{ open: boolean }>) => void; reject: (why: Error) => void };
  const load = vi.fn(() => new Promise<ComponentType<{ open: boolean }>>((resolve, reject) => (settle = { resolve, reject })));
  return {
    load,
    loads: () => load.mock.calls.length,
    come: () => act(async () => settle.resolve(({ open }) => <p>{open ? 'open' : 'closed'}</p>)),
    fail: () => act(async () => settle.reject(new TypeError('gone'))),
  };
}

const show = (Part: OnDemand<{ open: boolean }>, open: boolean) =>
  act(async () =>
    root.render(
      <I18nextProvider i18n={dictionary}>
        <App>
          <Part open={open} />
        </App>
      </I18nextProvider>,
    ),
  );

const press = (): boolean => {
  let heard = false;
  const listen = () => (heard = true);
  document.addEventListener('keydown', listen);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, cancelable: true }));
  document.removeEventListener('keydown', listen);
  return heard;
};

it('a dialog is fetched when it is wanted, and stays to close as it likes', async () => {
  const code = arriving();
  const Dialog = dialogOnDemand(code.load, ({ open }: { open: boolean }) => open);
  await show(Dialog, false);
  expect(code.loads()).toBe(0);
  await show(Dialog, true);
  expect(code.loads()).toBe(1);
  await code.come();
  expect(host.textContent).toBe('open');
  await show(Dialog, false);
  expect(host.textContent).toBe('closed');
});

it('what is typed while a dialog is on its way does not reach what is behind it', async () => {
  const code = arriving();
  const Dialog = dialogOnDemand(code.load, ({ open }: { open: boolean }) => open);
  await show(Dialog, false);
  expect(press()).toBe(true);
  await show(Dialog, true);
  expect(press()).toBe(false);
  await code.come();
  expect(press()).toBe(true);
});

it('what was fetched ahead is there at once', async () => {
  const code = arriving();
  const Panel = panelOnDemand(code.load);
  void Panel.ahead();
  await code.come();
  await show(Panel, true);
  expect(host.textContent).toBe('open');
  expect(code.loads()).toBe(1);
});

it('a panel that could not be fetched says so, and is fetched again when asked', async () => {
  const code = arriving();
  const Panel = panelOnDemand(code.load);
  await show(Panel, true);
  await code.fail();
  expect(host.textContent).toContain('could not be loaded');
  await act(async () => host.querySelector('button')!.click());
  await code.come();
  expect(host.textContent).toBe('open');
});

it('a dialog that could not be fetched says so and gives the keyboard back', async () => {
  const code = arriving();
  const Dialog = dialogOnDemand(code.load, ({ open }: { open: boolean }) => open);
  await show(Dialog, true);
  await code.fail();
  expect(document.body.textContent).toContain('could not be loaded');
  expect(press()).toBe(true);
  await show(Dialog, false);
  await show(Dialog, true);
  expect(code.loads()).toBe(2);
});
