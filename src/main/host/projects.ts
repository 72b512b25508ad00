import { refused, type HostApi } from '#contract';

const none = refused('not-available', 'Project files are not served here.');

/** Project files and folders for the page: read, taken over, written. */
export function createProjects(): Pick<
  HostApi,
  | 'chooseProject'
  | 'uploadPart'
  | 'readProject'
  | 'readProjectChanges'
  | 'readProjectDocument'
  | 'takeProjectDocuments'
  | 'endProjectReading'
  | 'beginProject'
  | 'addProjectChanges'
  | 'endProject'
  | 'downloadPart'
> {
  return {
    chooseProject: async () => none,
    uploadPart: async () => none,
    readProject: async () => none,
    readProjectChanges: async () => none,
    readProjectDocument: async () => none,
    takeProjectDocuments: async () => none,
    endProjectReading: async () => none,
    beginProject: async () => none,
    addProjectChanges: async () => none,
    endProject: async () => none,
    downloadPart: async () => none,
  };
}
