import type { Result } from '#contract';
import type { Context } from './context.ts';
import type { Importer } from './importing.ts';
import { notify } from './notices.ts';
import { openDocument } from './open-document.ts';
import type { ImportableSource } from './workbench.ts';

/** What the person picks, by the shell's dialog or the browser's, and what follows. */

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function choose(
  context: Context,
  kind: 'files' | 'folder',
): Promise<Result<{ sources: readonly ImportableSource[]; refused: readonly string[] }>> {
  if (context.description.nativeDialogs) {
    const answer = await context.host.chooseSources({ kind });
    if (!answer.ok) return answer;
    const sources = answer.value.sources.map((source) => ({ kind: 'given' as const, ...source }));
    return { ok: true, value: { sources, refused: answer.value.refused } };
  }
  const files = await context.surroundings.pickFiles(kind);
  const sources = files
    .filter((file) => !isHidden(pathOf(file)))
    .map((file) => ({ kind: 'file' as const, name: pathOf(file), file }));
  return { ok: true, value: { sources, refused: [] } };
}

/** What the host was given: named at the start or since, or the samples. */
export async function givenSources(
  { host }: Context,
  which: 'opened' | 'sample',
): Promise<{ sources: readonly ImportableSource[]; refused: readonly string[] }> {
  const answer = await host.givenSources({ which });
  if (!answer.ok) return { sources: [], refused: [answer.message] };
  const sources = answer.value.sources.map((source) => ({ kind: 'given' as const, ...source }));
  return { sources, refused: answer.value.refused };
}

/** Imports, and opens the first where nothing is open or where just one was asked for. */
export async function importAndShow(
  context: Context,
  importer: Importer,
  sources: readonly ImportableSource[],
  refusedBefore: readonly string[] = [],
): Promise<void> {
  const first = await importer.import(sources, refusedBefore);
  const isWanted = sources.length === 1 || context.loaded === null;
  if (first !== null && isWanted) await openDocument(context, first);
  await importer.idle();
}

export async function chooseAndImport(
  context: Context,
  importer: Importer,
  kind: 'files' | 'folder',
): Promise<void> {
  const chosen = await choose(context, kind);
  if (!chosen.ok) return notify(context.state, 'problem', chosen.message);
  await importAndShow(context, importer, chosen.value.sources, chosen.value.refused);
}

export async function importGiven(context: Context, importer: Importer): Promise<void> {
  const { sources, refused } = await givenSources(context, 'opened');
  await importAndShow(context, importer, sources, refused);
}
