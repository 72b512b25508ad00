import { done, refused, type DocumentSummary, type ProjectApi } from '#contract';
import type { DocumentBody } from '#core/text';
import { canonicalJson, type Change, type DocumentId, type Json } from '#core/model';

/** A text with what is known of it. */
export interface HeldDocument {
  readonly summary: DocumentSummary;
  readonly body: DocumentBody;
}

/** What a project file holds. */
export interface HeldProject {
  readonly project: { readonly id: string; readonly name: string };
  readonly documents: readonly HeldDocument[];
  readonly changes: readonly Change[];
  readonly passphrase?: string;
}

/** Project files in memory: a file of the page's names one, and holds nothing else. */
export interface FakeProjects {
  /** What was written last; throws where nothing was. */
  readonly last: () => HeldProject;
  /** A file that stands for a project. */
  file(project: HeldProject, name?: string): File;
  /** The project that a file's bytes stand for. */
  in(bytes: Blob): Promise<HeldProject>;
  /** Holds a project as one that was read; the reading's token. */
  hold(project: HeldProject): string;
  /** How many readings, writings and downloads nobody let go of. */
  readonly open: () => number;
  readonly api: ProjectApi;
}

const lineOf = (change: Change): string => `${canonicalJson(change as unknown as Json)}\n`;

/** All projects of this page: hosts exchange files. */
const held = new Map<string, HeldProject>();

interface Writing {
  readonly project: HeldProject['project'];
  readonly documents: readonly DocumentId[];
  lines: string;
}

/** @param part changes that are given out at a time */
export function fakeProjects(library: Map<DocumentId, HeldDocument>, part = 1_000): FakeProjects {
  let serial = 0;
  const written: HeldProject[] = [];
  const uploads = new Map<string, string>();
  const readings = new Map<string, HeldProject>();
  const writings = new Map<string, Writing>();
  const downloads = new Map<string, string>();
  const token = (kind: string): string => `${kind}-${++serial}`;
  const keep = (project: HeldProject): string => {
    const key = `project ${held.size + 1}`;
    held.set(key, project);
    return key;
  };
  const lost = refused('not-found', 'There is no such project.');

  const api: FakeProjects['api'] = {
    chooseProject: async () => refused('not-available', 'No dialog here.'),
    uploadPart: async ({ upload, base64 }) => {
      const name = upload ?? token('upload');
      uploads.set(name, (uploads.get(name) ?? '') + atob(base64));
      return done({ upload: name });
    },
    readProject: async ({ source, passphrase }) => {
      const key = source.kind === 'given' ? source.ref : (uploads.get(source.upload) ?? '');
      const found = held.get(key);
      if (found === undefined) return refused('damaged', 'It is no project.');
      if (found.passphrase !== undefined && found.passphrase !== passphrase)
        return refused('locked', 'It is locked.');
      if (source.kind === 'upload') uploads.delete(source.upload);
      const reading = token('reading');
      readings.set(reading, found);
      const documents = found.documents.map(({ summary }) => summary);
      return done({ reading, project: found.project, documents, changes: found.changes.length });
    },
    readProjectChanges: async ({ reading, from }) => {
      const found = readings.get(reading);
      if (found === undefined) return lost;
      const lines = found.changes
        .slice(from, from + part)
        .map(lineOf)
        .join('');
      return done({ lines, next: from + part < found.changes.length ? from + part : null });
    },
    readProjectDocument: async ({ reading, id }) => {
      const found = readings.get(reading)?.documents.find(({ summary }) => summary.id === id);
      return found === undefined ? lost : done(found.body);
    },
    takeProjectDocuments: async ({ reading, documents }) => {
      const found = readings.get(reading);
      if (found === undefined) return lost;
      for (const document of found.documents)
        if (documents.includes(document.summary.id)) library.set(document.summary.id, document);
      return done({});
    },
    endProjectReading: async ({ reading }) => {
      readings.delete(reading);
      return done({});
    },
    beginProject: async ({ project, documents }) => {
      const writing = token('writing');
      writings.set(writing, { project, documents, lines: '' });
      return done({ writing });
    },
    addProjectChanges: async ({ writing, lines }) => {
      const found = writings.get(writing);
      if (found === undefined) return lost;
      found.lines += lines;
      return done({});
    },
    endProject: async ({ writing, to, passphrase }) => {
      const found = writings.get(writing);
      writings.delete(writing);
      if (found === undefined) return lost;
      if (to.kind === 'nowhere') return done({ saved: false, bytes: 0, download: null });
      const lines = found.lines.split('\n').filter((line) => line !== '');
      const project: HeldProject = {
        project: found.project,
        documents: found.documents.map((id) => library.get(id) as HeldDocument),
        changes: lines.map((line) => JSON.parse(line) as Change),
        ...(passphrase !== undefined && { passphrase }),
      };
      written.push(project);
      const key = keep(project);
      if (to.kind === 'dialog') return done({ saved: true, bytes: key.length, download: null });
      const download = token('download');
      downloads.set(download, key);
      return done({ saved: true, bytes: key.length, download });
    },
    downloadPart: async ({ download, from }) => {
      const key = downloads.get(download);
      if (key === undefined) return lost;
      const next = from + 4 < key.length ? from + 4 : null;
      if (next === null) downloads.delete(download);
      return done({ base64: btoa(key.slice(from, from + 4)), next });
    },
  };
  return {
    api,
    last: () => {
      const project = written.at(-1);
      if (project === undefined) throw new Error('Nothing was written.');
      return project;
    },
    file: (project, name = 'colleague.obelus') => new File([keep(project)], name),
    in: async (bytes) => {
      const project = held.get(await bytes.text());
      if (project === undefined) throw new Error('These bytes are no project.');
      return project;
    },
    hold: (project) => {
      const reading = token('reading');
      readings.set(reading, project);
      return reading;
    },
    open: () => readings.size + writings.size + downloads.size,
  };
}
