import type { MethodName } from '#contract';

/** The smallest picture there is: one grey pixel. */
export const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** What a method is called with where it is called rightly, once the sample text was imported. */
export const goodInputs: Readonly<Record<MethodName, Readonly<Record<string, unknown>>>> = {
  describeHost: {},
  givenSources: { which: 'sample' },
  chooseSources: { kind: 'files' },
  importSource: {
    kind: 'bytes',
    name: 'a note.txt',
    base64: Buffer.from('Seven words, all of them — short.\n').toString('base64'),
  },
  listDocuments: {},
  readDocument: { id: '0'.repeat(64) },
  readDocuments: { ids: ['0'.repeat(64), '1'.repeat(64)] },
  searchCorpus: { query: 'short words', limit: 20, without: [], snippets: 2 },
  documentsLacking: { texts: ['short words', 'long ones'], manner: 'anywhere' },
  searchStatus: {},
  saveText: { suggestedName: 'a.jsonld', mediaType: 'application/ld+json', text: '{}' },
  saveBytes: { suggestedName: 'a.png', mediaType: 'image/png', base64: onePixel },
  chooseProject: { kind: 'file' },
  uploadPart: { upload: null, base64: onePixel },
  readProject: { source: { kind: 'given', ref: 'unknown' } },
  readProjectChanges: { reading: 'unknown', from: 0 },
  readProjectDocument: { reading: 'unknown', id: '0'.repeat(64) },
  takeProjectDocuments: { reading: 'unknown', documents: [] },
  endProjectReading: { reading: 'unknown' },
  beginProject: {
    project: { id: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e11', name: 'Levies' },
    documents: [],
  },
  addProjectChanges: { writing: 'unknown', lines: '' },
  endProject: { writing: 'unknown', to: { kind: 'nowhere' } },
  downloadPart: { download: 'unknown', from: 0 },
  journalStanding: {},
  appendToJournal: {
    owner: {
      project: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e11',
      replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12',
      analyst: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e13',
    },
    lines: '',
  },
  readJournal: { after: 0 },
  journalSum: {},
  diskSpace: {},
  putDatabaseAside: {},
  missingFromJournal: { changes: ['0'.repeat(64)] },
  verifyJournal: {},
  chooseSharedFolder: {},
  beginSharing: {
    ref: 'unknown',
    replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12',
    project: { id: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e11', name: 'Levies' },
  },
  sharedFolderStatus: { replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12' },
  sharedArrival: { replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12', after: 0 },
  sharedArrivalsTaken: { replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12', mark: 0 },
  takeSharedDocuments: { replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12', documents: [] },
  addToSharedFolder: {
    replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12',
    lines: '',
    documents: [],
  },
  privateState: {},
  unlockPrivate: { passphrase: 'six grey herons' },
  lockPrivate: {},
  changePassphrase: { passphrase: 'six grey herons', next: 'seven white storks' },
  setLockAfter: { minutes: 15 },
  openPrivate: {},
  endSharing: { replica: '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12' },
  takeSnapshot: { why: 'asked', isAwaited: true },
  listSnapshots: {},
  readSnapshot: { id: '2026-11-22T10-05-00-000Z' },
  verifySnapshot: { id: '2026-11-22T10-05-00-000Z' },
  verifyDocuments: { from: 0 },
  missingDocuments: { documents: [] },
  dataPlaces: {},
  showPlace: { kind: 'journal' },
  noteVerified: { isWhole: true },
};

export const methodNames = Object.keys(goodInputs) as readonly MethodName[];

export interface BadInput {
  readonly method: MethodName;
  readonly name: string;
  readonly input: unknown;
}

const wrongTypes: readonly unknown[] = [null, 7, [], {}, true];

/** Each method with everything about its good input made wrong, one thing at a time. */
export const badInputs: readonly BadInput[] = methodNames.flatMap((method) => {
  const good = goodInputs[method];
  const bad = (name: string, input: unknown): BadInput => ({ method, name, input });
  const keys = Object.keys(good);
  return [
    ...[null, [], 'text', 7, true, [good]].map((input) => bad(JSON.stringify(input), input)),
    bad('a key too many', { ...good, extra: 1 }),
    bad('constructor.prototype', { ...good, constructor: { prototype: { isAdmin: true } } }),
    bad(
      'only __proto__',
      JSON.parse(`{"__proto__":${JSON.stringify({ ...good, isAdmin: true })},"x":1}`),
    ),
    ...keys.map((key) =>
      bad(`no ${key}`, Object.fromEntries(Object.entries(good).filter(([name]) => name !== key))),
    ),
    ...keys.flatMap((key) =>
      wrongTypes.map((value) => bad(`${key} ${JSON.stringify(value)}`, { ...good, [key]: value })),
    ),
  ];
});

export const unknownMethods: readonly string[] = [
  'noSuchMethod',
  'describehost',
  'describeHost/',
  '../session',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  '',
];
