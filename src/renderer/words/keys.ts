/** Giving commands other keys. */
export const keysWords = {
  rebinding: {
    filter: 'Find a command',
    filterPlaceholder: 'Find a command',
    none: (query: string) => `No command holds “${query}”.`,
    change: (label: string, keys: string) =>
      keys === '' ? `${label}: no key. Change` : `${label}: ${keys}. Change`,
    tagKey: 'Keys of tags are changed in the codebook.',
    pressing: 'Press the new keys. Esc leaves it as it is.',
    add: 'Add a key',
    remove: (keys: string) => `Take ${keys} away`,
    reset: 'Give back its own keys',
    resetAll: 'Give every command its own keys back',
    isFull: (most: number) => `A command has at most ${String(most)} keys.`,
    isThere: (keys: string) => `It has ${keys} already.`,
    conflict: (keys: string, label: string) => `${keys} is the key of “${label}”.`,
    take: 'Take it',
    keep: 'Leave it there',
    isTag: (keys: string, label: string) =>
      `${keys} is the key of a tag (“${label}”). Give the tag another one in the codebook first.`,
    bound: (label: string, keys: string) => `${label} has ${keys} now.`,
    unbound: (label: string, keys: string) => `${label} no longer has ${keys}.`,
    wasReset: (label: string) => `${label} has its own keys again.`,
    refused: {
      unreadable:
        'This key tells no name to the program, or is part of composing a letter. Try another.',
      moves: (keys: string) =>
        `${keys} moves the caret or selects in the text. Add Alt, or choose another.`,
      leaves: (keys: string) => `${keys} moves from one control to the next and has to stay so.`,
      escape: 'Esc always leaves what is open and cannot be given to anything else.',
      clipboard: (keys: string) => `${keys} copies, cuts, pastes or selects all.`,
      browser: (keys: string) => `The browser or the desktop keeps ${keys} for itself.`,
      press: (keys: string) => `${keys} presses buttons and types a space.`,
    },
  },
} as const;
