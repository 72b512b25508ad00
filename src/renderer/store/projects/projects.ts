import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';
import { ProjectOpening } from './opening.ts';
import type { ProjectFiles } from './shapes.ts';
import { saveProject } from './saving-project.ts';

/** The facet, and what ends it with the workbench. */
export interface EndingProjects extends ProjectFiles {
  /** Ends what is being opened; what is being stored is stored whole or not at all. */
  end(): void;
}

async function choose(
  context: Context,
  opening: ProjectOpening,
  kind: 'file' | 'folder',
): Promise<void> {
  const { host, description, surroundings, state } = context;
  if (description.nativeDialogs) {
    const answer = await host.chooseProject({ kind });
    if (!answer.ok) return notify(state, 'problem', answer.message);
    const { project } = answer.value;
    if (project !== null) await opening.read({ kind: 'given', project });
    return;
  }
  // A browser gives no folder to read and to come back to.
  if (kind === 'folder') return notify(state, 'problem', strings.openingNotices.noFolder);
  const [file] = await surroundings.pickFiles('project');
  if (file !== undefined) await opening.read({ kind: 'file', file });
}

/** Project files: written, read, looked at before they are opened, and opened. */
export function projectsOf(context: Context): EndingProjects {
  const opening = new ProjectOpening(context);
  return {
    save: (ask, watch) => saveProject(context, ask, watch),
    choose: (kind) => choose(context, opening, kind),
    read: (source) => opening.read(source),
    unlock: (passphrase) => opening.unlock(passphrase),
    records: (ask, from, to) => opening.records(ask, from, to),
    leaveOut: (what, isLeftOut) => opening.leaveOut(what, isLeftOut),
    accept: () => opening.accept(),
    cancel: () => opening.cancel(),
    end: () => opening.close(),
  };
}
