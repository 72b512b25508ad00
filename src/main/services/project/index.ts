/** Project files and project folders: read strictly, written whole, united. */
export { readProject } from './read-project.ts';
export { projectBytes, writeProjectFile, writeProjectFolder } from './write-project.ts';
export { uniteProjects } from './unite-projects.ts';
export type { ProjectContents, ProjectIdentity } from './project-shapes.ts';
