import type { Context } from './context.ts';
import type { ProjectFiles } from './opening-shapes.ts';

/** Project files: written, read, looked at before they are opened, and opened. */
export const projectsOf = (context: Context): ProjectFiles => ({
  save: async () => false,
  choose: async () => undefined,
  read: async () => undefined,
  unlock: async () => undefined,
  records: async () => ({ total: 0, records: [] }),
  leaveOut: async () => undefined,
  accept: async () => false,
  cancel: () => {
    context.state.setState({ opening: null });
  },
});
