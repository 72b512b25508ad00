import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const LICENCE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/** Where a package's dependency is installed: beside it or in a folder further up, as Node looks. */
function locate(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === '') return null;
  }
}

/** Paths of all packages that the product's dependencies come to, from the lock file. */
function closure(packages) {
  const found = new Set();
  const visit = (path) => {
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[path];
    const names = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const name of Object.keys(names)) {
      const at = locate(packages, path, name);
      if (at === null || found.has(at)) continue;
      found.add(at);
      visit(at);
    }
  };
  visit('');
  return [...found].sort();
}

async function licenceOf(folder) {
  const names = (await readdir(folder)).filter((name) => LICENCE.test(name)).sort();
  const texts = names.map((name) => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(texts)).map((text) => text.trim()).join('\n\n');
}

/** The terms of licences that packages state without bringing their text. */
const termsOf = (license, own) =>
  ({
    MIT: own.slice(own.indexOf('Permission is')),
    'CC0-1.0':
      'To the extent possible under law, its author has waived all copyright and related or neighbouring ' +
      'rights to it: CC0 1.0 Universal, creativecommons.org/publicdomain/zero/1.0/legalcode.',
  })[license] ?? '';

/** What stands for a text that a package does not bring: what it states, and the terms of it. */
function stated({ author, license }, own) {
  const who = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const said = `By ${who.replace(/\.$/, '')}. The package brings no licence text; it states ${license}.`;
  return `${said}\n\n${termsOf(license, own)}`.trim();
}

/**
 * The licences of Obelus and of every package it is bundled from, as one text.
 *
 * @param root - the repository, with its dependencies installed.
 */
export async function gatherLicences(root) {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const own = await readFile(join(root, 'LICENSE'), 'utf8');
  const parts = [own];
  for (const path of closure(packages)) {
    const folder = join(root, path);
    const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
    // A package for another platform is in the lock file but not on this disk, nor in the build.
    if (manifest === null) continue;
    const described = JSON.parse(manifest);
    const text = (await licenceOf(folder)) || stated(described, own);
    const { name, version, license = 'licence not stated' } = described;
    parts.push(`${name} ${version} (${license})\n\n${text}`);
  }
  return `${parts.map((part) => part.trim()).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
