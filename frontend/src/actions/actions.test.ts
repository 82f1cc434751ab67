import { expect, it } from 'vitest';
import type { Action } from './action';
import { collect } from './action';
import { pressed, spelled } from './shortcut';
import { meant } from './useShortcuts';

const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

it('a shortcut is pressed only with exactly its modifiers', () => {
  expect(pressed(key({ key: 's', ctrlKey: true }), 'Mod+S', false)).toBe(true);
  expect(pressed(key({ key: 'S', ctrlKey: true, shiftKey: true }), 'Mod+S', false)).toBe(false);
  expect(pressed(key({ key: 's' }), 'Mod+S', false)).toBe(false);
  expect(pressed(key({ key: 's', metaKey: true }), 'Mod+S', true)).toBe(true);
  expect(pressed(key({ key: 'Enter', ctrlKey: true }), 'Mod+Enter', false)).toBe(true);
});

it('a sign is pressed with Shift or without, as the keyboard has it', () => {
  expect(pressed(key({ key: '?', shiftKey: true }), '?', false)).toBe(true);
  expect(pressed(key({ key: '?' }), '?', false)).toBe(true);
  expect(pressed(key({ key: '?', ctrlKey: true }), '?', false)).toBe(false);
});

it('a key that composes Chinese text is no shortcut', () => {
  expect(pressed(key({ key: 'Enter', ctrlKey: true, isComposing: true }), 'Mod+Enter', false)).toBe(false);
});

it('a shortcut is spelled as the keyboard labels it', () => {
  expect(spelled('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
  expect(spelled('Mod+Shift+S', true)).toBe('⌘⇧S');
});

it('a key means what is undone where the focus is, and stays with a field that is being typed into', () => {
  document.body.innerHTML = '<button id="canvas"></button><input id="elsewhere"><div class="numbers"><button id="role"></button><input id="people"></div>';
  const undo = { id: 'undo', label: 'x', shortcut: 'Mod+Z', notWhileTyping: true, run: () => {} } as const;
  const numbers = { id: 'numbers', label: 'x', shortcut: 'Alt+Z', within: { selector: '.numbers', shortcuts: ['Mod+Z'] }, enabled: false, run: () => {} } satisfies Action;
  const at = (id: string, typed = false) => {
    const event = key({ key: 'z', ctrlKey: true, bubbles: true });
    document.getElementById(id)!.dispatchEvent(event);
    return meant([undo, numbers], event, typed)?.id;
  };
  expect(at('canvas')).toBe('undo');
  expect(at('elsewhere')).toBeUndefined();
  expect(at('role')).toBe('numbers');
  expect(at('people')).toBe('numbers');
  expect(at('people', true)).toBeUndefined();
});

it('two actions with one id are refused', () => {
  const action = { id: 'save', label: 'x', run: () => {} };
  expect(() => collect(action, action)).toThrow('save');
});
