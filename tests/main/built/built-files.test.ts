import { isBuiltin } from 'node:module';
import { describe, expect, it } from 'vitest';
import { pageFileAt, readPageFiles } from '#main/page';
import { builtFiles, builtPath, builtText } from './built-program.ts';

/** What a built module loads, beside files of its own. */
function packagesOf(path: string): readonly string[] {
  const text = builtText(path);
  const loads =
    /^\s*(?:import|export)[^'"();]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\b__require\(["']([^"']+)["']\)/gm;
  return [...text.matchAll(loads)]
    .map(([, from, bare, required]) => from ?? bare ?? required ?? '')
    .filter((name) => !name.startsWith('.'));
}

describe('the built program', () => {
  it('loads nothing but Node, and in the Electron shell Electron', () => {
    const modules = builtFiles('main').filter((path) => path.endsWith('.js'));
    expect(modules).toEqual(
      expect.arrayContaining([
        '/cli.js',
        '/electron.js',
        '/import-worker.js',
        '/loopback.js',
        '/project-worker.js',
        '/search-worker.js',
      ]),
    );
    for (const path of modules) {
      const foreign = packagesOf(`main${path}`).filter((name) => !isBuiltin(name));
      expect([path, foreign]).toEqual([path, path === '/electron.js' ? ['electron'] : []]);
    }
  });

  it('has a page whose every file is given out', async () => {
    const page = await readPageFiles(builtPath('renderer'));
    expect([...page.keys()].sort()).toEqual(builtFiles('renderer'));
    expect(pageFileAt(page, '/')).toBe(pageFileAt(page, '/index.html'));
  });

  it('has a page that keeps to its policy: no inline script, style or foreign address', () => {
    const page = builtText('renderer/index.html');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const path of builtFiles('renderer').filter((name) => name.endsWith('.css')))
      expect(builtText(`renderer${path}`)).not.toMatch(/url\(["']?(?:https?:|\/\/|data:font)/);
  });
});
