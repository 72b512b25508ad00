import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type IReporterOutput } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Source texts by path below the tree's root. */
export type Files = Readonly<Record<string, string>>;

/** One refused edge: the rule, and the two files by path below the tree's root. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const readRules = (): Promise<ICruiseOptions> =>
  extractOptions(join(repository, '.dependency-cruiser.cjs'));

/** What the project's own rules say of the `src` below a root. */
export async function violationsIn(root: string): Promise<readonly Violation[]> {
  const { output } = (await cruise(['src'], {
    ...(await readRules()),
    validate: true,
    baseDir: root,
  })) as IReporterOutput;
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

export async function ruleNames(): Promise<readonly string[]> {
  const { ruleSet } = await readRules();
  return (ruleSet?.forbidden ?? []).map((rule) => rule.name ?? '(unnamed)');
}

/**
 * A tree of the repository's shape: one lawful file and more in each room that the cases touch, a
 * stand-in for each package they import, and the real `imports` and `dependencies`. Cases are laid
 * over it one after another, and taken back.
 */
export class FixtureTree implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async of(base: Files, cases: readonly Files[]): Promise<FixtureTree> {
    const made = await mkdtemp(join(tmpdir(), 'obelus-layering-'));
    const tree = new FixtureTree(await realpath(made));
    const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
      readonly imports: unknown;
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    await tree.write({ 'package.json': JSON.stringify({ ...manifest, main: undefined }) });
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    const sources = [base, ...cases].flatMap((files) => Object.values(files)).join('\n');
    for (const name of [...names, 'left-pad'])
      if (sources.includes(`'${name}`)) await tree.write(packageFiles(name));
    await tree.write(base);
    return tree;
  }

  /** Lays files over the tree's own, until they are disposed of. */
  async lay(files: Files): Promise<AsyncDisposable> {
    const paths = Object.keys(files).map((path) => join(this.root, path));
    const former = await Promise.all(paths.map((path) => readFile(path).catch(() => null)));
    await this.write(files);
    return {
      [Symbol.asyncDispose]: async () => {
        for (const [index, path] of paths.entries()) {
          const text = former[index] ?? null;
          await (text === null ? rm(path) : writeFile(path, text));
        }
      },
    };
  }

  private async write(files: Files): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

const packageFiles = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    main: 'main.js',
  }),
  [`node_modules/${name}/main.js`]: 'module.exports = {};\n',
});
