import type { GivenProject, Result } from '#contract';
import type { Context } from '../context.ts';
import type { Importer } from './importing.ts';
import { notify } from '../notices.ts';
import { openDocument } from './open-document.ts';
import type { ProjectFiles } from '../projects/shapes.ts';
import type { ImportableSource } from '../workbench.ts';

/** What the person picks, by the shell's dialog or the browser's, and what follows. */

interface Chosen {
  readonly sources: readonly ImportableSource[];
  readonly projects: readonly GivenProject[];
  readonly refused: readonly string[];
}

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function choose(context: Context, kind: 'files' | 'folder'): Promise<Result<Chosen>> {
  if (context.description.nativeDialogs) {
    const answer = await context.host.chooseSources({ kind });
    if (!answer.ok) return answer;
    const sources = answer.value.sources.map((source) => ({ kind: 'given' as const, ...source }));
    const { projects, refused } = answer.value;
    return { ok: true, value: { sources, projects, refused } };
  }
  const files = await context.surroundings.pickFiles(kind);
  const sources = files
    .filter((file) => !isHidden(pathOf(file)))
    .map((file) => ({ kind: 'file' as const, name: pathOf(file), file }));
  return { ok: true, value: { sources, projects: [], refused: [] } };
}

/** Has one file chosen; null where none was. */
export async function chooseOne(context: Context): Promise<Result<ImportableSource | null>> {
  const chosen = await choose(context, 'files');
  return chosen.ok ? { ok: true, value: chosen.value.sources[0] ?? null } : chosen;
}

/** What the host was given: named at the start or since, or the samples. */
export async function givenSources(
  { host, identity }: Context,
  which: 'opened' | 'sample',
): Promise<Chosen> {
  const answer = await host.givenSources({ which, replica: identity.replica });
  if (!answer.ok) return { sources: [], projects: [], refused: [answer.message] };
  const sources = answer.value.sources.map((source) => ({ kind: 'given' as const, ...source }));
  return { sources, projects: answer.value.projects, refused: answer.value.refused };
}

const isProject = (source: ImportableSource): source is ImportableSource & { kind: 'file' } =>
  source.kind === 'file' && source.name.toLowerCase().endsWith('.obelus');

/** Projects among what was chosen, or dropped, are read one after another. */
export async function readProjects(
  projects: Pick<ProjectFiles, 'read'>,
  given: readonly GivenProject[],
  sources: readonly ImportableSource[] = [],
): Promise<void> {
  for (const project of given) await projects.read({ kind: 'given', project });
  for (const { file } of sources.filter(isProject)) await projects.read({ kind: 'file', file });
}

/**
 * Imports, and opens the first where nothing is open or where just one was asked for. Projects among
 * the sources are read.
 */
export async function importAndShow(
  context: Context,
  importer: Importer,
  projects: Pick<ProjectFiles, 'read'>,
  { sources, projects: given, refused }: Chosen,
): Promise<void> {
  const documents = sources.filter((source) => !isProject(source));
  const first = await importer.import(documents, refused);
  const isWanted = documents.length === 1 || context.loaded === null;
  if (first !== null && isWanted) await openDocument(context, first);
  await importer.idle();
  await readProjects(projects, given, sources);
}

export async function chooseAndImport(
  context: Context,
  importer: Importer,
  projects: Pick<ProjectFiles, 'read'>,
  kind: 'files' | 'folder',
): Promise<void> {
  const chosen = await choose(context, kind);
  if (!chosen.ok) return notify(context.state, 'problem', chosen.message);
  await importAndShow(context, importer, projects, chosen.value);
}

export async function importGiven(
  context: Context,
  importer: Importer,
  projects: Pick<ProjectFiles, 'read'>,
): Promise<void> {
  await importAndShow(context, importer, projects, await givenSources(context, 'opened'));
}
