import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** Without a certificate a Mac build is signed ad hoc: it runs here, and elsewhere after a yes. */
const hasCertificate = Boolean(process.env['CSC_LINK'] ?? process.env['CSC_NAME']);

/**
 * What electron-builder makes of `app/`, which stage.mjs fills: a build with everything bundled
 * and a manifest without dependencies, so that no node_modules can come in.
 * Paths are relative to this folder; icons and entitlements to ../resources.
 */
export default {
  appId: 'org.obelus.workbench',
  productName: 'Obelus',
  copyright: 'Copyright © 2026 Obelus contributors',
  electronVersion: read('../package-lock.json').packages['node_modules/electron'].version,
  directories: { app: 'app', output: '../dist', buildResources: '../resources' },

  asar: true,
  files: [
    'package.json',
    'out/{main,preload,renderer}/**',
    'resources/icon.png',
    '!out/main/loopback.js',
    '!**/*.map',
  ],
  // Beside the archive: the samples are read by path like any document of a person's. So is the command
  // line, which runs on any Node: the program itself is no Node (see the fuses), and only it reads the archive.
  extraResources: [
    { from: '../seeds', to: 'seeds' },
    { from: 'app/bin', to: 'cli/bin' },
    { from: 'app/out/main', to: 'cli/out/main', filter: ['cli.js', 'chunks/*.js'] },
    { from: 'app/package.json', to: 'cli/package.json' },
    { from: 'app/licences.txt', to: 'licences.txt' },
  ],
  npmRebuild: false,

  // An offline tool that asks a server for updates is not offline.
  publish: null,

  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    // There are no cookies; turned on, macOS would ask for the keychain at the first start.
    enableCookieEncryption: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  },

  fileAssociations: [
    {
      ext: 'obelus',
      name: 'Obelus project',
      description: 'Obelus project',
      mimeType: 'application/vnd.obelus.project+zip',
      role: 'Editor',
      icon: 'project',
    },
  ],

  linux: {
    // No AppImage: it cannot bring the AppArmor profile without which the sandbox of Ubuntu
    // 24.04 and later does not start. The deb installs one.
    target: ['deb', 'tar.gz'],
    executableName: 'obelus',
    // Paths, not URLs, and after the mark behind which nothing is a switch.
    executableArgs: ['--', '%F'],
    // The running window belongs to the entry in the menu.
    syncDesktopName: true,
    category: 'Office',
    synopsis: 'Offline workbench for close reading',
    icon: 'icon.png',
    maintainer: 'Obelus contributors <contributors@obelus.invalid>',
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    icon: 'icon.icns',
    hardenedRuntime: hasCertificate,
    ...(hasCertificate ? {} : { identity: '-' }),
    entitlements: '../resources/entitlements.mac.plist',
    entitlementsInherit: '../resources/entitlements.mac.plist',
    extendInfo: { NSAppTransportSecurity: { NSAllowsArbitraryLoads: false } },
  },
  win: { target: ['nsis'], icon: 'icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // What a person has written is theirs: it outlives the program.
    deleteAppDataOnUninstall: false,
  },
};
