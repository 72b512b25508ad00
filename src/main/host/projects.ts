import { basename } from 'node:path';
import { done, refused, type GivenProject, type HostApi, type ProjectApi } from '#contract';
import type { DocumentId } from '#core/model';
import type { FileLayer } from '#main/services/files';
import type { Library } from '#main/services/library';
import { recogniseProject } from '#main/services/project';
import { createGivenProjects, type GivenProjects } from './given-projects.ts';
import { createReadings } from './project-readings.ts';
import { createProjectRunner } from './project-runner.ts';
import { createWritings } from './project-writings.ts';
import { createUploads } from './uploads.ts';

/** The native dialogs for projects. */
export interface ProjectDialogs {
  /** The path that the person chose; null where they cancelled. */
  chooseProject(kind: 'file' | 'folder'): Promise<string | null>;
  /** Where to save, already confirmed where a file is there; null where they cancelled. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
}

export interface ProjectsOptions {
  readonly library: Library;
  readonly libraryFolder: string;
  readonly dialogs: ProjectDialogs | null;
  /** The built `project-worker.ts`; without it projects are read and packed in this thread. */
  readonly worker: URL | null;
  /** Hears of each document that came to the library. */
  readonly onTaken: (id: DocumentId) => void;
  readonly files: FileLayer;
}

export interface Projects {
  readonly methods: ProjectApi;
  readonly given: GivenProjects;
  /** Reads a project file that nobody chose, and holds it for the page. */
  readFile(path: string): ReturnType<HostApi['readProject']>;
  /** Gives out the projects among paths; the others keep their order. */
  sort(
    paths: readonly string[],
  ): Promise<{ readonly projects: GivenProject[]; readonly others: readonly string[] }>;
}

const noDialogs = refused('not-available', 'This shell has no dialogs of its own.');

const noProject = (path: string, kind: 'file' | 'folder') =>
  refused(
    'unsupported-type',
    `“${path.replace(/^.*[/\\]/, '')}” is no project ${kind}${kind === 'folder' ? ': there is no obelus.json in it' : ''}.`,
  );

/** Project files and folders for the page: read, taken over, written. */
export function createProjects(options: ProjectsOptions): Projects {
  const { library, libraryFolder, dialogs, onTaken, files } = options;
  const given = createGivenProjects();
  const uploads = createUploads();
  const runner = createProjectRunner({ worker: options.worker, files });

  const chooseProject: HostApi['chooseProject'] = async ({ kind }) => {
    if (dialogs === null) return noDialogs;
    const path = await dialogs.chooseProject(kind);
    if (path === null) return done({ project: null });
    const found = await recogniseProject(path);
    return found === null ? noProject(path, kind) : done({ project: given.give(found) });
  };

  const readings = createReadings({ runner, given, uploads, library, onTaken });

  return {
    given,
    readFile(path) {
      const { ref } = given.give({ path, name: basename(path), kind: 'file', bytes: 0 });
      return readings.readProject({ source: { kind: 'given', ref } });
    },
    sort: given.sort,
    methods: {
      chooseProject,
      uploadPart: uploads.uploadPart,
      ...readings,
      ...createWritings({
        runner,
        library,
        libraryFolder,
        files,
        choosePath: dialogs && ((name) => dialogs.chooseSavePath(name)),
      }),
    },
  };
}
