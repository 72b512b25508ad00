import { randomUUID } from 'node:crypto';
import type { GivenProject } from '#contract';
import { recogniseProject, type RecognisedProject } from '#main/services/project';

/** The projects that the host has shown to the page, by references without meaning. */
export interface GivenProjects {
  give(found: RecognisedProject): GivenProject;
  pathOf(ref: string): string | undefined;
  /** Tells projects from everything else, which keeps its order. */
  sort(
    paths: readonly string[],
  ): Promise<{ readonly projects: GivenProject[]; readonly others: readonly string[] }>;
}

export function createGivenProjects(): GivenProjects {
  const pathByRef = new Map<string, string>();
  const refByPath = new Map<string, string>();

  function give({ path, name, kind, bytes }: RecognisedProject): GivenProject {
    const ref = refByPath.get(path) ?? randomUUID();
    refByPath.set(path, ref);
    pathByRef.set(ref, path);
    return { ref, name, kind, bytes };
  }

  return {
    give,
    pathOf: (ref) => pathByRef.get(ref),
    async sort(paths) {
      const projects: GivenProject[] = [];
      const others: string[] = [];
      for (const path of paths) {
        const found = await recogniseProject(path);
        if (found === null) others.push(path);
        else projects.push(give(found));
      }
      return { projects, others };
    },
  };
}
