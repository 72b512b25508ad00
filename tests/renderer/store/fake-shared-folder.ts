import { done, refused, type DocumentSummary, type HostApi, type SharableFolder } from '#contract';
import type { Change, DocumentId } from '#core/model';

import type { FakeHost } from './fake-host.ts';

const PROJECT = '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e11';

interface Text {
  readonly summary: DocumentSummary;
  readonly text: string;
}

const base64Of = (text: string): string => {
  let units = '';
  for (const byte of new TextEncoder().encode(text)) units += String.fromCharCode(byte);
  return btoa(units);
};

/** A folder that several hosts are in step with: each of them tells its page what the others added. */
export class FakeSharedFolder {
  readonly lines: { readonly by: string; readonly change: Change; readonly line: string }[] = [];
  readonly documents = new Map<DocumentId, Text>();
  isThere = true;
  /** It was named when the program was started. */
  isNamed = false;
  /** Why nothing can be written. */
  refusal: string | null = null;

  /** A change that somebody brings to the folder. */
  bring(change: Change, by: string = change.replica): void {
    this.lines.push({ by, change, line: `${JSON.stringify(change)}\n` });
  }

  /** The host with this folder: whichever folder is chosen, it is this. */
  serve({ api, ...host }: FakeHost): FakeHost {
    let isOn = false;
    let taken = 0;
    const offered: SharableFolder = {
      project: { ref: 'shared', name: 'Levies', kind: 'folder', bytes: 0 },
      isEmpty: true,
    };
    const behind = (replica: string, after: number) =>
      this.lines.findIndex(({ by }, at) => at + 1 > Math.max(after, taken) && by !== replica);
    const sharing: Partial<HostApi> = {
      chooseSharedFolder: async () => done({ folder: offered }),
      beginSharing: async () => {
        isOn = true;
        taken = 0;
        return done({ project: { id: PROJECT, name: '' } });
      },
      endSharing: async () => {
        isOn = false;
        return done({});
      },
      sharedFolderStatus: async ({ replica }) => {
        if (!isOn) return done({ folder: null, offered: this.isNamed ? [offered] : [] });
        const counts = new Map<string, number>();
        for (const { change } of this.lines)
          counts.set(change.replica, (counts.get(change.replica) ?? 0) + 1);
        const listed = await api.listDocuments({});
        const known = new Set(listed.ok ? listed.value.map(({ id }) => id) : []);
        const last = this.lines.findLastIndex(({ by }) => by !== replica) + 1;
        return done({
          folder: {
            name: 'Levies',
            project: this.isThere ? { id: PROJECT, name: '' } : null,
            condition: !this.isThere ? 'unreachable' : 'there',
            message: this.isThere ? null : 'The folder “Levies” is away.',
            problems: [],
            mark: Math.max(last, taken),
            changes: [...counts],
            documents: [...this.documents.keys()].filter((id) => !known.has(id)),
          },
          offered: [],
        });
      },
      sharedArrival: async ({ replica, after }) => {
        const at = behind(replica, after);
        const found = this.lines[at];
        return done({
          arrival: found === undefined ? null : { mark: at + 1, lines: found.line },
        });
      },
      sharedArrivalsTaken: async ({ mark }) => {
        taken = Math.max(taken, mark);
        return done({});
      },
      takeSharedDocuments: async ({ documents }) => {
        const all: DocumentSummary[] = [];
        for (const id of documents) {
          const found = this.documents.get(id);
          if (found === undefined) continue;
          const { fileName } = found.summary.metadata;
          await api.importSource({ kind: 'bytes', name: fileName, base64: base64Of(found.text) });
          all.push(found.summary);
        }
        return done({ documents: all, refused: [] });
      },
      addToSharedFolder: async ({ replica, lines, documents }) => {
        if (!this.isThere || this.refusal !== null)
          return refused('unwritable', this.refusal ?? 'It is away.');
        const listed = await api.listDocuments({});
        for (const summary of listed.ok ? listed.value : []) {
          const body = documents.includes(summary.id)
            ? await api.readDocument({ id: summary.id })
            : null;
          if (body?.ok) this.documents.set(summary.id, { summary, text: body.value.text });
        }
        for (const line of lines.split('\n').filter((each) => each !== '')) {
          const change = JSON.parse(line) as Change;
          if (this.lines.some((known) => known.change.id === change.id)) continue;
          this.bring(change, replica);
        }
        return done({});
      },
    };
    return { api: { ...api, ...sharing }, ...host };
  }
}
