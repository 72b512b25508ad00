const FULL = ['ENOSPC', 'EDQUOT'];
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS'];

/**
 * Why the folder of the program's data cannot be written to, and what helps, in words.
 *
 * @param code as the system says it
 */
export function unusableFolder(folder: string, code: string): string {
  if (FULL.includes(code))
    return `The disk of the folder ${folder}, where your work is kept, is full. Free some space and start again; nothing was changed.`;
  if (FORBIDDEN.includes(code))
    return `The folder ${folder}, where your work is kept, may not be written to (${code}).`;
  return `The folder ${folder}, where your work is kept, cannot be used (${code}).`;
}
