import { idOf, kindOf, isAlive, type DocumentId, type RecordRef } from '#core/model';
import type { Output, Result } from '#contract';
import { strings } from '#renderer/words';
import { threadFor } from '../beside/beside.ts';
import type { Context } from '../context.ts';
import { fileNameFor } from './file-names.ts';
import { notify } from '../notices.ts';
import type { SavingAsk, SavingWatch } from './shapes.ts';
import { projectNameOf, projectRef } from '../records/project-note.ts';

/** Writes the whole of the work as a project file: all changes, and the texts of the corpus. */

/** What writing is told in, and how much of it gathering the changes, packing and fetching are. */
const PARTS = 1_000;
const [GATHERED, PACKED] = [0.6, 0.85];

/** Nobody follows it, and nobody ends it. */
const UNWATCHED: SavingWatch = { tell: () => undefined, signal: new AbortController().signal };

/** It was ended: nothing is written. */
class Ended extends Error {}

const goOn = ({ signal }: SavingWatch): void => {
  if (signal.aborted) throw new Ended('The writing was ended.');
};

const linesIn = (text: string): number => text.split('\n').length - 1;

/** By numbers: going through megabytes as a list of characters holds the page for half a second. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const units = atob(base64);
  const bytes = new Uint8Array(units.length);
  for (let at = 0; at < units.length; at++) bytes[at] = units.charCodeAt(at);
  return bytes;
}

/** Documents of the corpus; those that were removed from it stay out. */
const documentsOf = ({ records }: Context): readonly DocumentId[] =>
  [...records.values()].flatMap((state) =>
    kindOf(state.record) === 'document' && isAlive(state) ? [idOf(state.record) as DocumentId] : [],
  );

/** All changes, those too that are not stored yet, to the host in parts. */
async function handOver(
  context: Context,
  writing: string,
  isBlind: boolean,
  watch: SavingWatch,
): Promise<Result<null>> {
  const { host, writer } = context;
  const blind: RecordRef[] = [
    `analyst/${context.identity.analyst}`,
    projectRef(context),
    ...documentsOf(context).map((id): RecordRef => `document/${id}`),
  ];
  const thread = await threadFor(context, await context.database.changes.count());
  try {
    const extra = writer.pending().flatMap(({ changes }) => changes.map(({ change }) => change));
    const total = await thread.ask('gather', { extra, blind: isBlind ? blind : null });
    for (let done = 0; ;) {
      const lines = await thread.ask('gathered', null);
      goOn(watch);
      if (lines === null) return { ok: true, value: null };
      const answer = await host.addProjectChanges({ writing, lines });
      if (!answer.ok) return answer;
      done += linesIn(lines);
      watch.tell(Math.round(PARTS * GATHERED * Math.min(1, done / Math.max(1, total))), PARTS);
    }
  } finally {
    thread.end();
  }
}

/** What the host has written for the page. */
async function fetched(
  { host }: Context,
  token: string,
  bytes: number,
  watch: SavingWatch,
): Promise<Result<readonly Blob[]>> {
  const parts: Blob[] = [];
  const tell = (done: number): void => {
    const part = Math.min(1, done / Math.max(1, bytes));
    watch.tell(Math.round(PARTS * (PACKED + (1 - PACKED) * part)), PARTS);
  };
  for (let from: number | null = 0; from !== null;) {
    tell(from);
    // The last part lets go of all of it.
    if (watch.signal.aborted) await host.downloadPart({ download: token, from: bytes });
    goOn(watch);
    const answer: Result<Output<'downloadPart'>> = await host.downloadPart({
      download: token,
      from,
    });
    if (!answer.ok) return answer;
    // The browser keeps what is large elsewhere than in the page's memory.
    parts.push(new Blob([bytesOf(answer.value.base64)]));
    from = answer.value.next;
  }
  goOn(watch);
  return { ok: true, value: parts };
}

async function write(
  context: Context,
  { isBlind, passphrase }: SavingAsk,
  watch: SavingWatch,
): Promise<Result<{ readonly isSaved: boolean }>> {
  const { host, identity, description, surroundings } = context;
  const name = projectNameOf(context);
  const begun = await host.beginProject({
    project: { id: identity.project, name },
    documents: [...documentsOf(context)],
  });
  if (!begun.ok) return begun;
  const { writing } = begun.value;
  const letGo = (): void =>
    void host.endProject({ writing, to: { kind: 'nowhere' } }).catch(() => undefined);
  const handed = await handOver(context, writing, isBlind, watch).catch((error: unknown) => {
    letGo();
    throw error;
  });
  if (!handed.ok) {
    letGo();
    return handed;
  }
  const fileName = `${fileNameFor(name, 'obelus-project')}.obelus`;
  watch.signal.addEventListener('abort', letGo, { once: true });
  const ended = await host.endProject({
    writing,
    to: description.nativeDialogs ? { kind: 'dialog', suggestedName: fileName } : { kind: 'page' },
    ...(passphrase !== null && { passphrase: passphrase.normalize('NFC') }),
  });
  watch.signal.removeEventListener('abort', letGo);
  if (!ended.ok) return ended;
  const { saved, download, bytes: size } = ended.value;
  if (download === null) return { ok: true, value: { isSaved: saved } };
  const parts = await fetched(context, download, size, watch);
  if (!parts.ok) return parts;
  const bytes = new Blob([...parts.value], { type: 'application/vnd.obelus.project+zip' });
  surroundings.download(fileName, bytes);
  return { ok: true, value: { isSaved: true } };
}

/** @returns whether a file was written */
export async function saveProject(
  context: Context,
  ask: SavingAsk,
  watch: SavingWatch = UNWATCHED,
): Promise<boolean> {
  const { savingNotices } = strings;
  const written = await write(context, ask, watch).catch(() => null);
  // Whoever ended it knows.
  if (watch.signal.aborted && written?.ok !== true) return false;
  if (written?.ok !== true) {
    notify(context.state, 'problem', written?.message ?? savingNotices.failed);
    return false;
  }
  if (written.value.isSaved)
    notify(context.state, 'done', ask.isBlind ? savingNotices.savedBlind : savingNotices.saved);
  return written.value.isSaved;
}
