import { uniteChanges } from '#core/merge';
import type { DocumentId } from '#core/model';
import type { PreparedDocument } from '#main/services/library';
import { uniteMembers } from './members.ts';
import { preferredDocument } from './preferred-document.ts';
import type { ProjectContents, ProjectIdentity } from './project-shapes.ts';

const compareIdentities = (a: ProjectIdentity, b: ProjectIdentity): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** What any of them says that this program does not know, said by one. */
function withAll(
  { id, name }: ProjectIdentity,
  projects: readonly ProjectContents[],
): ProjectIdentity {
  const said = projects.flatMap(({ project: { more } }) => (more === undefined ? [] : [more]));
  return said.length === 0 ? { id, name } : { id, name, more: said.reduce(uniteMembers) };
}

/**
 * Several projects as one: every document and every change of each. What it comes to does not depend on
 * which is named first. Projects that go by different ids come under the smallest.
 *
 * @throws without any project
 */
export function uniteProjects(projects: readonly ProjectContents[]): ProjectContents {
  const [first] = projects.map((each) => each.project).sort(compareIdentities);
  if (first === undefined) throw new RangeError('There is no project to unite.');
  const documents = new Map<DocumentId, PreparedDocument>();
  for (const document of projects.flatMap((each) => each.documents)) {
    const { id } = document.summary;
    const known = documents.get(id);
    documents.set(id, known === undefined ? document : preferredDocument(known, document));
  }
  return {
    project: withAll(first, projects),
    documents: [...documents.keys()].sort().map((id) => documents.get(id) as PreparedDocument),
    changes: uniteChanges(projects.map(({ changes }) => changes)),
  };
}
