/** A part of a card that a command may ask the keyboard for. */
export type CardField = 'value' | 'note' | 'link' | 'history';
