import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What the tests read of electron-builder's configuration; paths are relative to packaging/. */
interface Configuration {
  readonly appId: string;
  readonly electronVersion: string;
  readonly files: readonly string[];
  readonly extraResources: readonly { readonly from: string; readonly to: string }[];
  readonly publish: unknown;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly Readonly<Record<string, string>>[];
  readonly linux: {
    readonly target: readonly string[];
    readonly icon: string;
    readonly executableArgs: readonly string[];
  };
  readonly mac: {
    readonly target: readonly string[];
    readonly icon: string;
    readonly entitlements: string;
    readonly entitlementsInherit: string;
  };
  readonly win: { readonly target: readonly string[]; readonly icon: string };
}

interface StandIn {
  makeStandIn(folder: string): Promise<void>;
  readFuses(executable: Buffer): Readonly<Record<string, unknown>>;
}

const repository = fileURLToPath(new URL('../../', import.meta.url));
const packaging = join(repository, 'packaging');
const resources = join(repository, 'resources');

const load = async <Module>(name: string): Promise<Module> =>
  (await import(new URL(`../../packaging/${name}`, import.meta.url).href)) as Module;
const readJson = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;

const { default: config } = await load<{ readonly default: Configuration }>(
  'electron-builder.config.mjs',
);

describe('the packaging configuration', () => {
  it('packs the build, its icon and a manifest, and leaves out the loopback shell and the source maps', () => {
    expect(config.files).toEqual([
      'package.json',
      'out/{main,preload,renderer}/**',
      'resources/icon.png',
      '!out/main/loopback.js',
      '!**/*.map',
    ]);
  });

  it('lays the samples beside the archive', () => {
    expect(config.extraResources).toContainEqual({ from: '../seeds', to: 'seeds' });
    expect(existsSync(join(packaging, '../seeds'))).toBe(true);
  });

  it('lays the command line beside it, with all that it loads', () => {
    expect(config.extraResources).toEqual(
      expect.arrayContaining([
        { from: 'app/bin', to: 'cli/bin' },
        { from: 'app/out/main', to: 'cli/out/main', filter: ['cli.js', 'chunks/*.js'] },
        { from: 'app/package.json', to: 'cli/package.json' },
      ]),
    );
    expect(existsSync(join(repository, 'bin/obelus.mjs'))).toBe(true);
  });

  it('closes every fuse that would let other code in', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });

  it('publishes nowhere, so that the program has nobody to ask for updates', async () => {
    expect(config.publish).toBeNull();
    const { dependencies } = await readJson(join(repository, 'package.json'));
    expect(Object.keys(dependencies as object)).not.toContain('electron-updater');
  });

  it('ties .obelus files to the program', () => {
    expect(config.fileAssociations).toMatchObject([
      { ext: 'obelus', mimeType: 'application/vnd.obelus.project+zip', icon: 'project' },
    ]);
  });

  it('is handed files on Linux as paths behind the end of all switches', () => {
    expect(config.linux.executableArgs).toEqual(['--', '%F']);
  });

  it('makes installers that need nothing else on each system', () => {
    expect(config.linux.target).toEqual(['deb', 'tar.gz']);
    expect(config.mac.target).toEqual(['dmg']);
    expect(config.win.target).toEqual(['nsis']);
  });

  it('packs the Electron that the project is built against', async () => {
    const { version } = await readJson(join(repository, 'node_modules/electron/package.json'));
    expect(config.electronVersion).toBe(version);
  });

  it('asks macOS for run-time compilation and for nothing else', async () => {
    for (const path of [config.mac.entitlements, config.mac.entitlementsInherit]) {
      const plist = await readFile(join(packaging, path), 'utf8');
      expect([...plist.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
        'com.apple.security.cs.allow-jit',
      ]);
    }
  });

  it('is valid to electron-builder’s own schema, where that is installed', async () => {
    const schemas = [join(packaging, 'node_modules/app-builder-lib/scheme.json')];
    for (const path of schemas.filter((file) => existsSync(file))) {
      const ajv = new Ajv({ strict: false, allErrors: true });
      const isValid = ajv.compile(await readJson(path));
      expect(isValid(structuredClone(config)), JSON.stringify(isValid.errors)).toBe(true);
    }
  });

  it('has a lock file without download addresses', async () => {
    const lock = await readFile(join(packaging, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved"');
  });
});

/** Width and height in the header of a PNG. */
const sizeOfPng = (png: Buffer): readonly [number, number] => {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe.each(['icon', 'project'])('the drawing %s', (name) => {
  it('is there as a PNG for Linux', async () => {
    expect(sizeOfPng(await readFile(join(resources, `${name}.png`)))).toEqual([512, 512]);
  });

  it('is there as an ICO whose entries are what its table says', async () => {
    const ico = await readFile(join(resources, `${name}.ico`));
    const count = ico.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => {
      const at = 6 + 16 * index;
      const width = ico.readUInt8(at) || 256;
      const [start, length] = [ico.readUInt32LE(at + 12), ico.readUInt32LE(at + 8)];
      expect(sizeOfPng(ico.subarray(start, start + length))).toEqual([width, width]);
      return width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('is there as an ICNS whose chunks fill it to the end', async () => {
    const icns = await readFile(join(resources, `${name}.icns`));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes = new Map<string, readonly [number, number]>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      sizes.set(icns.toString('latin1', at, at + 4), sizeOfPng(icns.subarray(at + 8)));
    expect(sizes.get('ic08')).toEqual([256, 256]);
    expect(sizes.get('ic10')).toEqual([1024, 1024]);
  });
});

describe('the stand-in for Electron', () => {
  let folder = '';
  let standIn: StandIn;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'obelus-stand-in-'));
    standIn = await load<StandIn>('stand-in.mjs');
    await standIn.makeStandIn(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has a fuse wire as Electron is released: each fuse that packing must close is open', async () => {
    const fuses = standIn.readFuses(await readFile(join(folder, 'electron')));
    expect(fuses).toMatchObject({
      runAsNode: true,
      enableNodeOptionsEnvironmentVariable: true,
      enableNodeCliInspectArguments: true,
      onlyLoadAppFromAsar: false,
      enableEmbeddedAsarIntegrityValidation: false,
      grantFileProtocolExtraPrivileges: true,
    });
  });

  it('refuses to read fuses from a file without a wire, or with two', async () => {
    const executable = await readFile(join(folder, 'electron'));
    expect(() => standIn.readFuses(Buffer.alloc(64))).toThrow('one fuse wire');
    expect(() => standIn.readFuses(Buffer.concat([executable, executable]))).toThrow(
      'one fuse wire',
    );
  });
});
