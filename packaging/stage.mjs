/**
 * Fills app/: what electron-builder packs. A fresh build in app/out, the start of the command line, the
 * window's icon, a manifest of the few fields that Electron reads, and the licences of everything that is bundled.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gatherLicences } from './licences.mjs';

export const root = fileURLToPath(new URL('../', import.meta.url));
export const app = fileURLToPath(new URL('./app/', import.meta.url));

const build = () =>
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });

/** @param options.isBuilt - whether ../out already holds the build to pack. */
export async function stage({ isBuilt = false } = {}) {
  if (!isBuilt) build();
  const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const { name, version, description, license, type, main, homepage } = manifest;
  const packed = {
    name,
    productName: 'Obelus',
    desktopName: 'obelus.desktop',
    version,
    description,
    license,
    author: 'Obelus contributors',
    // A deb must name a page; until there is one, a name that cannot lead anywhere.
    homepage: homepage ?? 'https://obelus.invalid/',
    type,
    main,
  };
  await rm(app, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  await cp(`${root}out`, `${app}out`, { recursive: true });
  await cp(`${root}bin`, `${app}bin`, { recursive: true });
  await cp(`${root}resources/icon.png`, `${app}resources/icon.png`);
  await writeFile(`${app}package.json`, `${JSON.stringify(packed, null, 2)}\n`);
  await writeFile(`${app}licences.txt`, await gatherLicences(root));
}
