import { formatCount, pluralOf } from './format.ts';

/** The window and what every part of it says. */
export const generalWords = {
  product: 'Obelus',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  done: 'Done',
  notices: 'Notices',
  groups: {
    files: 'Files',
    tagging: 'Tagging',
    reading: 'Reading',
    moving: 'Moving about',
    editing: 'Editing',
    finding: 'Finding',
    project: 'Codebook and past',
    help: 'Help',
  },
  starting: 'Opening your library…',
  failed: {
    title: 'Obelus could not start',
    advice:
      'Your work on disk has not been changed. Close other windows of Obelus and start it again; if this stays, keep a copy of the data folder before trying anything else.',
    retry: 'Try again',
  },
  saving: {
    title: 'Your latest work is not stored yet.',
    advice: 'It is kept in memory and tried again. Leave this window open.',
  },
  status: {
    region: 'Status',
    saved: 'Saved',
    saving: 'Saving…',
    failed: 'Not saved',
    offline: 'Offline',
    offlineHint: 'Obelus never connects to the network.',
    tags: (count: number) => formatCount(count, 'tag', 'tags'),
    tagged: (count: number, label: string) =>
      formatCount(count, label.toLowerCase(), pluralOf(label.toLowerCase())),
    keyTag: 'tag',
    keyRead: 'read',
    keyNeighbour: 'next, previous',
    keyAll: 'all keys',
    shells: { electron: 'Desktop', loopback: 'In the browser' },
    name: (name: string) => (name === '' ? 'Set your name' : name),
  },
  topBar: {
    label: 'Obelus',
    open: 'Open',
    openMenu: 'Open documents',
    export: 'Export…',
    import: 'Import…',
    corpus: 'Corpus',
    annotations: 'Annotations',
  },
  name: {
    title: 'Your name',
    label: 'Name on new annotations',
    hint: 'Colleagues see it when you share your work. It stays on this computer until you export.',
    save: 'Save',
  },
} as const;
