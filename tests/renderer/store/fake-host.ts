import { done, refused, type DocumentSummary, type HostApi } from '#contract';
import type { Block, DocumentBody } from '#core/text';
import { sha256Hex, type DocumentId } from '#core/model';
import { fakeJournal, type FakeJournal } from './fake-journal.ts';
import { fakeProjects, type FakeProjects } from './fake-projects.ts';
import { fakeSnapshots, type FakeSnapshots } from './fake-snapshots.ts';

/** The wall: a host whose library is a map, and whose sources are names of texts. */
export interface FakeHost {
  readonly api: HostApi;
  /** Puts a source where `givenSources` finds it; its text may have paragraphs. */
  give(which: 'opened' | 'sample', name: string, text: string): void;
  readonly projects: FakeProjects;
  readonly saved: { name: string; text: string }[];
  readonly journal: FakeJournal;
  readonly snapshots: FakeSnapshots;
  /** Bytes; a test may change them. */
  readonly disk: { free: number; total: number };
  /** Takes a text out of the library, as where its file was deleted. */
  lose(name: string): void;
  /** How often the database was put aside. */
  readonly aside: { count: number };
}

const blocksOf = (text: string): readonly Block[] =>
  [...text.matchAll(/[^\n]+/g)].map((match) => ({
    kind: 'paragraph',
    start: match.index,
    end: match.index + match[0].length,
  })) as unknown as readonly Block[];

export const idOfText = (text: string): DocumentId => sha256Hex(text) as DocumentId;

const summaryOf = (name: string, text: string): DocumentSummary => ({
  id: idOfText(text),
  metadata: {
    title: name.replace(/\.\w+$/, ''),
    fileName: name,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    sourceSha256: sha256Hex(`source of ${text}`),
    extractor: 'test/1',
  },
  length: text.length,
  words: text.split(/\s+/).length,
});

const decode = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0)));

export function fakeHost({ nativeDialogs = false } = {}): FakeHost {
  const library = new Map<DocumentId, { summary: DocumentSummary; body: DocumentBody }>();
  const given = { opened: new Map<string, string>(), sample: new Map<string, string>() };
  const saved: FakeHost['saved'] = [];
  const journal = fakeJournal();
  const aside = { count: 0 };
  const disk = { free: 80e9, total: 500e9 };
  /** What was named by the person is given out once. */
  const told = new Set<string>();

  const take = (name: string, text: string) => {
    if (text === '') return refused('empty', `“${name}” is empty.`);
    const summary = summaryOf(name, text);
    const alreadyPresent = library.has(summary.id);
    library.set(summary.id, { summary, body: { text, blocks: blocksOf(text), noteMarkers: [] } });
    return done({ document: summary, alreadyPresent, remarks: [] });
  };

  const projects = fakeProjects(library);
  const snapshots = fakeSnapshots(journal, projects);
  const notShared = async () => refused('not-available', 'No shared folders here.');

  const api: HostApi = {
    describeHost: async () =>
      done({
        shell: 'loopback',
        version: '0.0.0',
        platform: 'linux',
        nativeDialogs,
        accountName: 'Anna',
      }),
    givenSources: async ({ which }) => {
      const sources = [...given[which]].map(([name, text]) => ({
        ref: `${which}:${name}`,
        name,
        bytes: text.length,
      }));
      const fresh = sources.filter(({ ref }) => which === 'sample' || !told.has(ref));
      for (const { ref } of fresh) told.add(ref);
      return done({ sources: fresh, projects: [], refused: [] });
    },
    chooseSources: async () => refused('not-available', 'No dialog here.'),
    importSource: async (input) => {
      if (input.kind === 'bytes') return take(input.name, decode(input.base64));
      const [which, name] = input.ref.split(':') as ['opened' | 'sample', string];
      return take(name, given[which].get(name) ?? '');
    },
    listDocuments: async () => done([...library.values()].map(({ summary }) => summary)),
    readDocument: async ({ id }) => {
      const found = library.get(id);
      return found === undefined
        ? refused('not-found', 'The library has no such text.')
        : done(found.body);
    },
    readDocuments: async ({ ids }) =>
      done({ bodies: ids.slice(0, 5).map((id) => library.get(id)?.body ?? null) }),
    searchCorpus: async () => refused('not-available', 'No index here.'),
    documentsLacking: async () => refused('not-available', 'No index here.'),
    searchStatus: async () => refused('not-available', 'No index here.'),
    saveText: async ({ suggestedName, text }) => {
      saved.push({ name: suggestedName, text });
      return done({ saved: true });
    },
    saveBytes: async ({ suggestedName, base64 }) => {
      saved.push({ name: suggestedName, text: base64 });
      return done({ saved: true });
    },
    ...journal.api,
    privateState: async () => done({ kind: 'none' }),
    unlockPrivate: async () => refused('not-available', 'This workbench is not private.'),
    lockPrivate: async () => refused('not-available', 'This workbench is not private.'),
    changePassphrase: async () => refused('not-available', 'This workbench is not private.'),
    setLockAfter: async () => refused('not-available', 'This workbench is not private.'),
    openPrivate: async () => refused('not-available', 'No other window here.'),
    diskSpace: async () => done({ of: 'disk' as const, ...disk }),
    putDatabaseAside: async () => {
      aside.count++;
      return done({});
    },
    ...projects.api,
    ...snapshots.api,
    missingDocuments: async ({ documents }) =>
      done({ missing: documents.filter((id) => !library.has(id)) }),
    chooseSharedFolder: notShared,
    beginSharing: notShared,
    sharedFolderStatus: async () => done({ folder: null, offered: [] }),
    sharedArrival: notShared,
    sharedArrivalsTaken: notShared,
    takeSharedDocuments: notShared,
    addToSharedFolder: notShared,
    endSharing: notShared,
  };
  return {
    api,
    saved,
    journal,
    disk,
    aside,
    projects,
    snapshots,
    lose: (name) => {
      for (const [id, { summary }] of library)
        if (summary.metadata.fileName === name) library.delete(id);
    },
    give: (which, name, text) => void given[which].set(name, text),
  };
}
