import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixtureTree, repository, ruleNames, violationsIn } from './fixture-tree.ts';
import { cases, lawful } from './layering-cases.ts';

let tree: FixtureTree;
beforeAll(async () => {
  const base = { 'tests/sample.ts': `export const sample = 1;`, ...lawful };
  tree = await FixtureTree.of(
    base,
    cases.map(({ files }) => files),
  );
});
afterAll(() => tree[Symbol.asyncDispose]());

describe('the layering table', () => {
  it('accepts a lawful tree, so that what it refuses below is the one edge laid over it', async () => {
    expect(await violationsIn(tree.root)).toEqual([]);
  });

  it.each(cases)('$rule refuses $from -> $to', async ({ rule, files, from, to, also = [] }) => {
    await using _laid = await tree.lay(files);
    const violations = await violationsIn(tree.root);
    const onEdge = violations.filter((one) => one.from === from && one.to === to);
    expect(onEdge.map((one) => one.rule)).toContain(rule);
    expect(new Set(violations.map((one) => one.rule))).toEqual(new Set([rule, ...also]));
  });

  it('accepts the tree again once a case is taken back', async () => {
    expect(await violationsIn(tree.root)).toEqual([]);
  });

  it('has a case for every rule, and no case for a rule that is gone', async () => {
    const names = await ruleNames();
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(cases.map((one) => one.rule))).toEqual(new Set(names));
  });
});

describe('a room’s door', () => {
  const resolve = async (specifier: string): Promise<string | undefined> => {
    const file = join(repository, 'tsconfig.base.json');
    const { config } = ts.parseConfigFileTextToJson(file, await readFile(file, 'utf8')) as {
      config: { compilerOptions: object };
    };
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repository);
    const from = join(repository, 'src/contract/shapes.ts');
    const { resolvedModule } = ts.resolveModuleName(specifier, from, options, ts.sys);
    return resolvedModule?.resolvedFileName.slice(repository.length).replaceAll('\\', '/');
  };

  it.each([
    ['#core/text', 'src/core/text/index.ts'],
    ['#core/model', 'src/core/model/index.ts'],
    ['#contract', 'src/contract/index.ts'],
    ['#renderer/store', 'src/renderer/store/index.ts'],
  ])('is where the compiler finds %s', async (specifier, path) => {
    expect(await resolve(specifier)).toBe(path);
  });

  it.each(['#core/text/offsets', '#core/text/offsets.ts', '#contract/shapes', '#core'])(
    'cannot be passed: the compiler finds no %s',
    async (specifier) => {
      expect(await resolve(specifier)).toBeUndefined();
    },
  );
});
