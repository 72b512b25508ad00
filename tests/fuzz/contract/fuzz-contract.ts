import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { methods, type HostApi, type MethodName } from '#contract';
import { createHost } from '#main/host';
import { projectBytes } from '#main/services/project';
import {
  openShell,
  pageHeadersFor,
  temporaryFolder,
  type OpenShell,
} from '../../main/loopback/open-for-tests.ts';
import { send } from '../../main/loopback/raw-request.ts';
import { sampleProject, valueOf } from '../../main/project/sample-projects.ts';
import { reservedJson } from '../junk.ts';
import { stateOf } from './folder-state.ts';
import { inputsOf } from './nearly-right.ts';

/** The real host behind the real server, and what may be asked about it. */
export interface FuzzedShell {
  readonly shell: OpenShell;
  /** The folder above all that the host may write to. */
  readonly folder: string;
  /** Under which names the host asked where to save. */
  readonly suggested: readonly string[];
  /** Tokens and names that the host knows. */
  readonly live: readonly string[];
  readonly remove: () => Promise<void>;
}

export async function openFuzzed(): Promise<FuzzedShell> {
  const { path: folder, remove } = await temporaryFolder();
  const suggested: string[] = [];
  const seedsFolder = join(folder, 'seeds');
  await mkdir(seedsFolder);
  await writeFile(join(seedsFolder, 'sample.txt'), 'A sample of five words.\n');
  const host = createHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'loopback',
    platform: 'linux',
    startArguments: [],
    seedsFolder,
    dialogs: {
      chooseSources: () => Promise.resolve([]),
      chooseProject: () => Promise.resolve(null),
      chooseSavePath: (name) => {
        suggested.push(name);
        return Promise.resolve(null);
      },
    },
  });
  const shell = await openShell({ host });
  const close = async (): Promise<void> => {
    await shell.remove();
    await remove();
  };
  return { shell, folder, suggested, live: await liveNames(host), remove: close };
}

/** One of everything that the host gives out: a source, a document, a reading, a writing, an upload. */
async function liveNames(host: HostApi): Promise<readonly string[]> {
  const { sources } = valueOf(await host.givenSources({ which: 'sample' }));
  const [ref = ''] = sources.map((source) => source.ref);
  const { document } = valueOf(await host.importSource({ kind: 'given', ref }));
  const base64 = Buffer.from(valueOf(await projectBytes('p', sampleProject()))).toString('base64');
  const uploaded = valueOf(await host.uploadPart({ upload: null, base64 }));
  const source = { kind: 'upload', upload: uploaded.upload, name: 'p.obelus' } as const;
  const read = valueOf(await host.readProject({ source }));
  const { upload } = valueOf(await host.uploadPart({ upload: null, base64 }));
  const project = { id: read.project.id, name: 'p' };
  const { writing } = valueOf(await host.beginProject({ project, documents: [document.id] }));
  const packed = valueOf(await host.beginProject({ project, documents: [] }));
  const to = { kind: 'page' } as const;
  const { download } = valueOf(await host.endProject({ writing: packed.writing, to }));
  return [ref, document.id, read.reading, upload, writing, download ?? ''];
}

interface Answer {
  readonly ok: boolean;
  readonly code?: string;
  readonly message?: string;
  readonly value?: unknown;
}

/** One call, its body as it stands. */
export async function callWith(shell: OpenShell, method: string, body: string): Promise<Answer> {
  const answer = await send({
    port: shell.port,
    method: 'POST',
    path: `/call/${method}`,
    headers: pageHeadersFor(shell.port, shell.session),
    body,
  });
  return JSON.parse(answer.text) as Answer;
}

/** A sentence for people, in which nothing of the machine stands. */
const SENTENCE = /^[^\n]{3,600}[.!?]$/u;

/** What is wrong with an answer; null where nothing is. */
function faultOf(method: MethodName, body: string, answer: Answer, folder: string): string | null {
  const isRight = methods[method].input.safeParse(JSON.parse(body)).success;
  if (typeof answer.ok !== 'boolean') return 'is no answer';
  if (answer.ok) {
    if (!isRight) return 'was done, though it is malformed';
    return methods[method].output.safeParse(answer.value).success
      ? null
      : 'was answered with what the page does not take';
  }
  const { code, message = '' } = answer;
  if (!isRight && code !== 'bad-request') return `was refused as ${String(code)}, not as malformed`;
  if (code === 'internal') return 'broke something inside';
  if (!SENTENCE.test(message)) return `was refused without a sentence: ${message}`;
  if (message.includes(folder) || /\bat \S+:\d+:\d+/.test(message)) return `tells: ${message}`;
  return null;
}

/**
 * Sends a method so many inputs of all kinds. Each is done, or refused in words; what is malformed is
 * refused as that; and what is refused changes nothing on the disk.
 *
 * @returns what went wrong, by the input that did it.
 */
export async function fuzzMethod(
  { shell, folder, live }: FuzzedShell,
  method: MethodName,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<readonly string[]> {
  const inputs = fc.sample(inputsOf(method, live), { numRuns: runs, seed });
  // Undefined is no JSON; halves of characters are, as they stand here.
  const bodies = [...reservedJson, ...inputs.map((input) => JSON.stringify(input) ?? 'null')];
  const faults: string[] = [];
  let before = await stateOf(folder);
  for (const body of bodies) {
    const answer = await callWith(shell, method, body);
    const fault = faultOf(method, body, answer, folder);
    const say = (what: string): void => void faults.push(`${method} ${body.slice(0, 300)} ${what}`);
    if (fault !== null) say(fault);
    const after = await stateOf(folder);
    if (!answer.ok && after.join('\n') !== before.join('\n')) say('was refused, and changed files');
    before = after;
  }
  if (({} as { isAdmin?: unknown }).isAdmin !== undefined)
    faults.push(`${method} changed every object`);
  return faults;
}

export const methodNames = Object.keys(methods) as readonly MethodName[];
