import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const documents = [
  'ARCHITECTURE.md',
  'DECISIONS.md',
  'CONTRIBUTING.md',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
];
const roots = ['src', 'tests', 'scripts', 'packaging', 'resources', 'seeds'];

const names = new Set(
  roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.includes('node_modules'))
      .map((path) => basename(path)),
  ),
);

/** What a document puts in back-quotes and that reads as a file or folder of the repository. */
function pathsIn(document: string): string[] {
  const quoted = [...readFileSync(document, 'utf8').matchAll(/`([\w@./-]+)`/g)].map(
    ([, path]) => path as string,
  );
  return quoted.filter(
    (path) =>
      /^(src|tests|scripts|packaging|resources|seeds)\//.test(path) ||
      /^[\w-]+\.(ts|tsx|mjs|cjs)$/.test(path),
  );
}

const isThere = (path: string): boolean =>
  existsSync(path.replace(/\/$/, '')) ||
  (!path.includes('/') && (names.has(path) || existsSync(path)));

test.each(documents)('every file that %s names exists', (document) => {
  const missing = pathsIn(document).filter((path) => !isThere(path));
  expect(missing).toEqual([]);
});

test('a name that is nowhere is found missing', () => {
  expect(isThere('src/core/nowhere.ts')).toBe(false);
  expect(isThere('no-such-file.ts')).toBe(false);
  expect(pathsIn('ARCHITECTURE.md').length).toBeGreaterThan(20);
});
