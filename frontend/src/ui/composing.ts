/**
 * Whether a key belongs to an input method that is composing, as for Chinese: Enter then takes over the word and not
 * the field. WebKit says of that last Enter only that its code is 229.
 */
export function composing(event: KeyboardEvent | { nativeEvent: KeyboardEvent }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}
