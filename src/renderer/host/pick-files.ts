/** What the corpus reads: the list a browser's dialog shows first. */
const ACCEPT = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html';

/** A project file. */
const PROJECT = '.obelus';

/**
 * The browser's own file dialog. Resolves to nothing where the person cancelled. Must be called while
 * a key or click of the person is being handled, or the browser refuses to open it.
 */
export function pickFiles(kind: 'files' | 'folder' | 'project'): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = kind !== 'project';
  input.hidden = true;
  if (kind === 'folder') input.webkitdirectory = true;
  else input.accept = kind === 'project' ? PROJECT : ACCEPT;
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => finish([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => finish([]), { once: true });
    input.click();
  });
}
