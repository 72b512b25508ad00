/**
 * The layering of src, as a table that a machine reads: one rule a line, with why it is there.
 * tests/architecture/layering.test.ts shows each of them refusing a violation.
 *
 * A room is a folder with a door (index.ts). Inside it, imports are relative; from outside it is
 * entered by a # name of package.json, which leads to the door and nowhere else.
 */

/** Every room there is. A new room is refused until it has a line here and one in the table. */
const ROOMS = [
  'core/(?:text|values|model|merge|anchoring|search|query|agreement|versions|interchange)',
  'contract',
  'main/services/[^/]+',
  'main/(?:profile|host|page|electron|loopback|cli)',
  'preload',
  'renderer/panels/[^/]+',
  'renderer/(?:document|store|database|table|agreement|search|threads|ui|words|host|app)',
];
const ROOM = `^src/(${ROOMS.join('|')})/`;

/** What the commands of the store stand on. */
const GROUND = '^src/renderer/store/(?:records|storing|journal|merging)/';
const PANELS = '^src/renderer/panels/';
const SHELLS = '^src/main/(?:electron|loopback|cli)/';
/** What starts by itself; a shell's door is there for its tests. */
const ENTRIES = [
  `${SHELLS}(?:main|index)\\.ts$`,
  '^src/main/host/(?:import|search|project)-worker\\.ts$',
  '^src/renderer/(?:search/search|store/\\w+/(?:storing|merging)|table/table|agreement/agreement)-worker\\.ts$',
  '^src/preload/preload\\.ts$',
  '^src/renderer/app/main\\.tsx$',
];
const DECLARATIONS = '\\.d\\.ts$';

/** A package as it is resolved: in a node_modules folder, or by its bare name where it is absent. */
const packages = (...names) =>
  names.map((name) => `(?:^|/)node_modules/${name}(?:/|$)|^${name}(?:/|$)`).join('|');

const refuse = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Of our own files, `from` may import itself and `allowed`, nothing else. */
const only = (name, comment, from, ...allowed) =>
  refuse(
    name,
    comment,
    { path: from },
    { path: '^src/', pathNot: [from, ...allowed.map((room) => `^src/${room}/`)] },
  );

/** The packages may be imported inside `home` and nowhere else. */
const kept = (name, comment, home, ...names) =>
  refuse(name, comment, { path: '^src/', pathNot: home }, { path: packages(...names) });

/* prettier-ignore */
const TABLE = [
  // Core runs anywhere: in each process, in a worker, on the command line.
  only('core-is-the-bottom', 'Core knows no other layer.', '^src/core/', 'core'),
  refuse('core-packages', 'Core stays pure: only packages without DOM, Node or clock.', { path: '^src/core/' }, { pathNot: ['^src/', '^\\.', packages('@noble/hashes', 'zod', 'edtf', 'chrono-node', '@rgrove/parse-xml', 'stemmer', 'diff')] }),
  only('core-text', 'Text is what everything stands on.', '^src/core/text/'),
  only('core-values', 'What a date or a number means does not depend on where it stands.', '^src/core/values/'),
  only('core-model', 'What an annotation is; how it is found or written comes after.', '^src/core/model/', 'core/text', 'core/values'),
  only('core-merge', 'Union of changes: needs what a change is, not where passages lie.', '^src/core/merge/', 'core/text', 'core/values', 'core/model'),
  only('core-anchoring', 'Finding a passage again works for every format.', '^src/core/anchoring/', 'core/text', 'core/values', 'core/model'),
  only('core-search', 'Finding words needs a text and its blocks, and nothing that was made of them.', '^src/core/search/', 'core/text'),
  only('core-query', 'What is asked of annotations: their words, values and tags, wherever they are kept.', '^src/core/query/', 'core/text', 'core/values', 'core/model', 'core/search'),
  only('core-agreement', 'How far people agree on passages, whoever asks and whatever the passages say.', '^src/core/agreement/', 'core/text', 'core/model'),
  only('core-versions', 'What an edited text does to the passages in it.', '^src/core/versions/', 'core/text', 'core/values', 'core/model', 'core/anchoring'),
  only('core-interchange', 'Formats come last: they may ask for anything in core.', '^src/core/interchange/', 'core'),

  // What crosses a process.
  only('contract', 'Both sides of the wall read it, so it may know neither.', '^src/contract/', 'core'),

  // Node.
  only('services', 'Services are the same whichever shell calls them.', '^src/main/services/', 'main/services', 'contract', 'core'),
  only('snapshots', 'They hold what the journal holds, as project files, and nothing of the library.', '^src/main/services/snapshots/', 'main/services/journal', 'main/services/project', 'main/services/files', 'contract', 'core'),
  only('main-host', 'One implementation of the contract for all shells.', '^src/main/host/', 'main/services', 'main/profile', 'contract', 'core'),
  only('main-profile', 'The folder of this installation: nothing of ours is below it.', '^src/main/profile/'),
  only('main-page', 'What serves the page knows nothing of what the page does.', '^src/main/page/', 'contract'),
  only('electron', 'A shell wires; it does not work. No shell knows another.', '^src/main/electron/', 'main/host', 'main/page', 'main/profile', 'contract'),
  only('loopback', 'A shell wires; it does not work. No shell knows another.', '^src/main/loopback/', 'main/host', 'main/page', 'main/profile', 'contract'),
  only('cli', 'A shell without a page or a host: it calls the services itself.', '^src/main/cli/', 'main/services', 'contract', 'core'),
  only('preload', 'It carries calls across and decides nothing.', '^src/preload/', 'contract'),
  refuse('preload-packages', 'A sandboxed preload can load Electron and nothing else.', { path: '^src/preload/' }, { pathNot: ['^src/', '^\\.', packages('electron')] }),

  // The page.
  only('renderer-host', 'Talks to whichever shell is there, through the contract.', '^src/renderer/host/', 'contract'),
  only('words', 'Sentences, numbers and dates as the person reads them: anyone may say them.', '^src/renderer/words/', 'core/values', 'core/merge'),
  only('threads', 'How a thread is opened and asked; what it does is its own room’s matter.', '^src/renderer/threads/'),
  only('renderer-search', 'Looking for words in a thread of its own: texts go in, places come out.', '^src/renderer/search/', 'renderer/threads', 'core'),
  only('database', 'Tables and rows; what is done with them is the store’s matter.', '^src/renderer/database/', 'core'),
  only('table', 'All annotations in a thread of its own: it reads rows and writes none.', '^src/renderer/table/', 'renderer/database', 'renderer/threads', 'core'),
  only('agreement', 'Measuring agreement in a thread of its own: it reads rows and writes none.', '^src/renderer/agreement/', 'renderer/database', 'renderer/threads', 'core'),
  only('store', 'State and commands; what draws them is not its business.', '^src/renderer/store/', 'renderer/host', 'renderer/database', 'renderer/table', 'renderer/agreement', 'renderer/search', 'renderer/threads', 'renderer/words', 'contract', 'core'),
  refuse('store-ground', 'What every command stands on knows none of them, but for the shapes of what they tell.', { path: GROUND }, { path: '^src/renderer/store/[^/]+/', pathNot: [GROUND, '/shapes\\.ts$'] }),
  only('ui', 'Buttons and dialogs know nothing of annotations.', '^src/renderer/ui/', 'renderer/words'),
  only('document', 'The reading surface meets the panels in the store, never directly.', '^src/renderer/document/', 'renderer/store', 'renderer/ui', 'renderer/words', 'contract', 'core'),
  only('panels', 'A panel meets the reading surface in the store, never directly.', PANELS, 'renderer/store', 'renderer/ui', 'renderer/words', 'contract', 'core'),
  refuse('panel-to-panel', 'Panels meet in the store too.', { path: `${PANELS}([^/]+)/` }, { path: PANELS, pathNot: `${PANELS}$1/` }),
  only('app', 'The composition root knows every room of the page, and no other process.', '^src/renderer/app/', 'renderer', 'contract', 'core'),
  refuse('page-without-node', 'The page has no Node: only a shell reads files.', { path: '^src/(?:renderer|core|contract)/' }, { dependencyTypes: ['core'] }),

  // Packages with one home.
  kept('only-database-knows-dexie', 'The database can be changed in one room.', '^src/renderer/database/', 'dexie', 'dexie-[^/]+'),
  kept('only-document-knows-prosemirror', 'ProseMirror positions stay in one room.', '^src/renderer/document/', 'prosemirror-[^/]+'),
  kept('only-the-shell-knows-electron', 'The rest runs and is tested without Electron.', '^src/(?:main/electron|preload)/', 'electron'),
  kept('only-locked-files-know-encryption', 'Files are locked for a passphrase in one room, sealed for a key in another.', '^src/main/services/(?:project|vault)/', 'age-encryption'),
  kept('react-is-for-drawing', 'Core, contract, shells, store and host are tested without a DOM.', '^src/renderer/(?:app|document|panels|ui)/', 'react', 'react-dom', 'react-aria-components', 'cmdk', 'lucide-react', '@tanstack/react-virtual'),

  // Doors.
  refuse('known-rooms', 'A file outside every room would escape the table.', { path: '^src/', pathNot: ROOM }, {}),
  refuse('doors-only', 'A room is entered by its # name, which leads to its door.', { path: ROOM }, { path: '^src/', pathNot: '^src/$1/', dependencyTypesNot: ['aliased-subpath-import'] }),
  refuse('own-room-by-path', 'A room that enters itself by its own door is a cycle in the making.', { path: ROOM }, { path: '^src/$1/', dependencyTypes: ['aliased-subpath-import'] }),

  // The whole.
  refuse('nothing-outside-src', 'Tests and scripts are not part of the product.', { path: '^src/' }, { path: '^(?:tests|scripts|packaging|seeds|out)/' }),
  refuse('resolvable', 'What does not resolve here does not compile either.', { path: '^src/' }, { couldNotResolve: true }),
  refuse('declared-packages', 'What the product uses stands in dependencies.', { path: '^src/' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages('electron') }),
  refuse('no-cycles', 'Two files that need each other are one file, or three.', { path: '^src/' }, { circular: true }),
  refuse('reached', 'What no entry leads to is left over.', { path: ENTRIES }, { path: '^src/', pathNot: [...ENTRIES, DECLARATIONS], reachable: false }),
];

module.exports = {
  forbidden: TABLE,
  options: {
    doNotFollow: { path: '(?:^|/)node_modules/' },
    // Type imports are edges too: layering is about who knows whom.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'style', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
