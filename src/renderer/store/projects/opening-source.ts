import { refused, type HostApi, type Output, type Result } from '#contract';
import { base64Of } from '#renderer/host';
import type { MergingThread } from '../merging/merging-thread.ts';
import type { ProjectSource } from './shapes.ts';

/** A project on its way from where it lies to the thread: through the host, which reads and checks it. */

/** Bytes of a file handed to the host at a time. */
const PART = 3 * 1024 * 1024;

export type ProjectReading = Output<'readProject'>;

export const nameOf = (source: ProjectSource): string =>
  source.kind === 'given' ? source.project.name : source.file.name;

/** Whether what is told is still wanted. */
export type Going = () => boolean;

/** Hands a file to the host, in parts between which the page can draw. */
export async function upload(
  host: HostApi,
  file: File,
  tell: (part: number) => void,
  isGoing: Going,
): Promise<Result<string | null>> {
  let token: string | null = null;
  for (let at = 0; isGoing() && (token === null || at < file.size); at += PART) {
    const base64 = await base64Of(file.slice(at, at + PART)).catch(() => null);
    if (base64 === null) return refused('unreadable', `“${file.name}” could not be read.`);
    const answer = await host.uploadPart({ upload: token, base64 });
    if (!answer.ok) return answer;
    token = answer.value.upload;
    tell(Math.min(1, (at + PART) / file.size));
  }
  return { ok: true, value: token };
}

/** Parts that are on their way to the thread at a time. */
const MOST_WAITING = 2;

/**
 * Hands all changes of a reading to the thread, as they are.
 *
 * @param tell changes that the thread has taken
 */
export async function handOver(
  host: HostApi,
  reading: string,
  thread: MergingThread,
  tell: (done: number) => void,
  isGoing: Going,
): Promise<Result<null>> {
  const waiting: Promise<void>[] = [];
  for (let from: number | null = 0; from !== null && isGoing();) {
    const answer: Awaited<ReturnType<HostApi['readProjectChanges']>> =
      await host.readProjectChanges({ reading, from });
    if (!answer.ok) {
      await Promise.allSettled(waiting);
      return answer;
    }
    const taken = thread.ask('lines', { text: answer.value.lines }).then(tell);
    // It is looked at below; till then it is nobody's.
    taken.catch(() => undefined);
    waiting.push(taken);
    if (waiting.length >= MOST_WAITING) await waiting.shift();
    from = answer.value.next;
  }
  await Promise.all(waiting);
  return { ok: true, value: null };
}

/** Texts that are taken into the library at a time. */
const TEXTS = 100;

/** Takes texts of a reading into the library: nothing names them there yet, so they harm nothing. */
export async function takeTexts(
  host: HostApi,
  reading: string,
  documents: ProjectReading['documents'][number]['id'][],
  tell: (done: number, total: number) => void,
): Promise<Result<null>> {
  for (let at = 0; at < documents.length; at += TEXTS) {
    const answer = await host.takeProjectDocuments({
      reading,
      documents: documents.slice(at, at + TEXTS),
    });
    if (!answer.ok) return answer;
    tell(Math.min(documents.length, at + TEXTS), documents.length);
  }
  return { ok: true, value: null };
}
