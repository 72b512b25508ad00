import type { journalMethods } from './journal-methods.ts';
import { methods, type Input, type MethodName, type Output } from './methods.ts';
import type { privateMethods } from './private-methods.ts';
import type { projectMethods } from './project-methods.ts';
import { done, refused, type Result } from './result.ts';
import type { sharedFolderMethods } from './shared-folder-methods.ts';
import type { snapshotMethods } from './snapshot-methods.ts';

/** What every shell serves and the renderer calls. */
export type HostApi = {
  readonly [M in MethodName]: (input: Input<M>) => Promise<Result<Output<M>>>;
};

/** Parts of it, each served by a place of its own. */
export type ProjectApi = Pick<HostApi, keyof typeof projectMethods>;
export type SharedFolderApi = Pick<HostApi, keyof typeof sharedFolderMethods>;
export type JournalApi = Pick<HostApi, keyof typeof journalMethods>;
export type SnapshotApi = Pick<HostApi, keyof typeof snapshotMethods>;
export type PrivateApi = Pick<HostApi, keyof typeof privateMethods>;

const isMethod = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(methods, name);

/**
 * The shells' side of the wall: decodes a call of unknown shape, makes it, and answers with an
 * envelope that is plain JSON. Never throws; what goes wrong inside is 'internal' and says no more
 * than that, so that no path or stack crosses to the page.
 */
export async function serveCall(
  api: HostApi,
  name: unknown,
  input: unknown,
  report: (name: string, error: unknown) => void,
): Promise<Result<unknown>> {
  if (!isMethod(name)) return refused('bad-request', 'Unknown request.');
  const decoded = methods[name].input.safeParse(input);
  if (!decoded.success) return refused('bad-request', `The request "${name}" was malformed.`);
  try {
    const method = api[name] as (input: unknown) => Promise<Result<unknown>>;
    return await method(decoded.data);
  } catch (error) {
    report(name, error);
    return refused('internal', `Something went wrong inside the program ("${name}").`);
  }
}

/** Sends one call over a wire and brings back whatever arrived. */
export type Wire = (name: MethodName, input: unknown) => Promise<unknown>;

const isRefusal = (answer: object): answer is { code: string; message: string } =>
  'ok' in answer &&
  answer.ok === false &&
  'message' in answer &&
  typeof answer.message === 'string';

async function callOver<M extends MethodName>(
  wire: Wire,
  name: M,
  input: Input<M>,
): Promise<Result<Output<M>>> {
  const answer = await wire(name, input).catch(() => null);
  if (typeof answer !== 'object' || answer === null)
    return refused('internal', 'The program’s background process does not answer.');
  if (isRefusal(answer)) return answer as Result<never>;
  const value = 'value' in answer ? answer.value : undefined;
  const decoded = methods[name].output.safeParse(value);
  if (!decoded.success) return refused('internal', `The answer to "${name}" was malformed.`);
  return done(decoded.data as Output<M>);
}

/** The renderer's side of the wall: a HostApi over a wire, each answer decoded. */
export function hostOver(wire: Wire): HostApi {
  const entries = (Object.keys(methods) as MethodName[]).map((name) => [
    name,
    (input: Input<typeof name>) => callOver(wire, name, input),
  ]);
  return Object.fromEntries(entries) as HostApi;
}
