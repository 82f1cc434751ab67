import { expect, it } from 'vitest';
import { collect } from './action';
import { pressed, spelled } from './shortcut';

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

it('two actions with one id are refused', () => {
  const action = { id: 'save', label: 'x', run: () => {} };
  expect(() => collect(action, action)).toThrow('save');
});
