/** Project files and project folders: read strictly, written whole, united. */
export { decodeChanges, encodeChanges } from './changes-file.ts';
export { broughtName, folderFile } from './folder-names.ts';
export { folderAstray } from './folder-within.ts';
export { readFolderDocument, readFolderIdentity } from './folder-parts.ts';
export { changesName, projectRules as projectLimits } from './project-names.ts';
export { lock, unlock } from './lock.ts';
export { gathered, streamOf } from './pieces.ts';
export { readProject, readProjectInParts } from './read-project.ts';
export { recogniseProject } from './recognise-project.ts';
export type { RecognisedProject } from './recognise-project.ts';
export { ProjectPacking } from './pack-project.ts';
export { linesFrom, PackingLines } from './packed-lines.ts';
export type { PackedLines } from './packed-lines.ts';
export { projectBytes, writeProjectFile, writeProjectFolder } from './write-project.ts';
export { uniteProjects } from './unite-projects.ts';
export type { ProjectContents, ProjectIdentity } from './project-shapes.ts';
