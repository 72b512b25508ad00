import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Lint in zones. A later block's options for a rule replace an earlier block's for the same file,
 * so whatever is forbidden by name is gathered per zone by `zone` below, and each file of src lies
 * in exactly one zone. tests/architecture/lint.test.ts shows each prohibition refusing something.
 */

/* prettier-ignore */
const SYNTAX = {
  everywhere: [
    { selector: 'ExportAllDeclaration', message: 'A door names what it lets through.' },
    { selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', message: 'An interface is named after the thing, without a prefix.' },
  ],
  source: [
    { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name for one thing.' },
  ],
  door: [
    { selector: 'Program > :not(ExportNamedDeclaration)', message: 'A door has no furniture: re-exports only.' },
    { selector: 'Program > ExportNamedDeclaration:not([source])', message: 'A door has no furniture: re-exports only.' },
  ],
  pure: [
    { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Core has no clock: take the time as an argument.' },
    { selector: 'CallExpression[callee.name="Date"]', message: 'Core has no clock: take the time as an argument.' },
    { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Core has no clock: take the time as an argument.' },
    { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Core has no dice: take what is random as an argument.' },
    { selector: 'MemberExpression[property.name=/^(localeCompare|toLocale)/]', message: 'The same on every machine: nothing in core depends on its language.' },
  ],
  page: [
    { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)$/]', message: 'A document never becomes live DOM by way of HTML.' },
    { selector: 'MemberExpression[computed=true][property.value=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)$/]', message: 'A document never becomes live DOM by way of HTML.' },
    { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: 'A document never becomes live DOM by way of HTML.' },
    { selector: ':matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"])', message: 'A document never becomes live DOM by way of HTML.' },
    { selector: 'MemberExpression[property.name="sendBeacon"]', message: 'Nothing leaves the machine.' },
  ],
  // By what is allowed: whatever leaves a test out or runs it alone is not on the list.
  test: [
    { selector: 'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name!=/^(each|for|describe|beforeEach|afterEach|beforeAll|afterAll|extend|use|step|info|setTimeout|configure|concurrent|sequential)$/]', message: 'Every test runs.' },
    { selector: 'MemberExpression[object.object.name=/^(it|test|describe|suite)$/][object.property.name=/^(describe|concurrent|sequential)$/][property.name!=/^(each|for|configure|serial|parallel)$/]', message: 'Every test runs.' },
  ],
};

const BEACONS = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'];
const OFFLINE = ['fetch', ...BEACONS];

const SOCKETS = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'undici'];
const network = SOCKETS.flatMap((name) => [name, `node:${name}`]).map((name) => ({
  name,
  message: 'Nothing leaves the machine: only the loopback shell opens a socket.',
}));

/* prettier-ignore */
const PATTERNS = {
  node: { group: ['node:*'], message: 'Runs without Node.' },
  database: { regex: '^dexie', message: 'Only src/renderer/database knows Dexie.' },
  prosemirror: { regex: '^prosemirror-', message: 'Only src/renderer/document knows ProseMirror.' },
  electron: { regex: '^electron(/|$)', message: 'Only src/main/electron and src/preload know Electron.' },
};

/**
 * Everything that is forbidden by name in one zone.
 *
 * @param files - glob patterns of the zone; `ignores` takes away what another zone holds.
 * @param forbidden - lists of each kind; every list given here is the whole list.
 */
const zone = (name, files, { ignores = [], syntax, globals = [], paths = [], patterns = [] }) => {
  const rules = ({ door }) => ({
    'no-restricted-syntax': [
      'error',
      ...SYNTAX.everywhere,
      ...syntax,
      ...(door ? SYNTAX.door : []),
    ],
    'no-restricted-globals': ['error', ...globals],
    'no-restricted-imports': ['error', { paths, patterns }],
  });
  const doors = files.map((pattern) => pattern.replace(/\*\*\/.*$/, '**/index.ts'));
  return [
    { name: `obelus/${name}`, files, ignores, rules: rules({ door: false }) },
    { name: `obelus/${name}/doors`, files: doors, ignores, rules: rules({ door: true }) },
  ];
};

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

export default defineConfig(
  globalIgnores([
    'out/',
    'dist/',
    'coverage/',
    'packaging/app/',
    'playwright-report/',
    'test-results/',
  ]),

  js.configs.recommended,
  {
    name: 'obelus/all',
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'object-shorthand': 'error',
      // Control characters are part of the texts read here.
      'no-control-regex': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
    },
  },
  {
    name: 'obelus/scripts',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'AbortSignal',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    name: 'obelus/commonjs',
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },

  {
    name: 'obelus/typescript',
    files: TYPESCRIPT,
    extends: [tseslint.configs.strict],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Chosen from the type-aware rules: those that find what neither the compiler nor a reader sees.
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],

      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-explicit-any': 'error',
      // The compiler reports these, and knows which are meant.
      '@typescript-eslint/no-unused-vars': 'off',
      'no-undef': 'off',
    },
  },

  {
    name: 'obelus/no-console',
    files: ['src/**'],
    ignores: ['src/main/loopback/**', 'src/main/cli/**'],
    rules: { 'no-console': ['error', { allow: ['error', 'warn'] }] },
  },
  {
    name: 'obelus/no-console-in-core',
    files: ['src/core/**', 'src/contract/**'],
    // With options of its own: without, the ones above would stay.
    rules: { 'no-console': ['error', {}] },
  },

  zone('core', ['src/core/**/*.ts', 'src/contract/**/*.ts'], {
    syntax: [...SYNTAX.source, ...SYNTAX.pure],
    globals: [...OFFLINE, 'performance', 'crypto', 'setTimeout', 'setInterval', 'queueMicrotask'],
    paths: network,
    patterns: Object.values(PATTERNS),
  }),
  zone('main', ['src/main/**/*.ts'], {
    ignores: ['src/main/electron/**', 'src/main/loopback/**'],
    syntax: SYNTAX.source,
    globals: OFFLINE,
    paths: network,
    patterns: [PATTERNS.database, PATTERNS.prosemirror, PATTERNS.electron],
  }),
  zone('electron', ['src/main/electron/**/*.ts', 'src/preload/**/*.ts'], {
    syntax: SYNTAX.source,
    globals: OFFLINE,
    paths: [
      ...network,
      {
        name: 'electron',
        importNames: ['net', 'autoUpdater', 'crashReporter'],
        message: 'Nothing leaves the machine.',
      },
    ],
    patterns: [PATTERNS.database, PATTERNS.prosemirror],
  }),
  zone('loopback', ['src/main/loopback/**/*.ts'], {
    syntax: SYNTAX.source,
    globals: BEACONS,
    paths: network.filter(({ name }) => !/^(node:)?(http|net)$/.test(name)),
    patterns: [PATTERNS.database, PATTERNS.prosemirror, PATTERNS.electron],
  }),
  zone('page', ['src/renderer/**/*.{ts,tsx}'], {
    ignores: ['src/renderer/{database,document,host}/**'],
    syntax: [...SYNTAX.source, ...SYNTAX.page],
    globals: OFFLINE,
    patterns: Object.values(PATTERNS),
  }),
  zone('page/database', ['src/renderer/database/**/*.ts'], {
    syntax: [...SYNTAX.source, ...SYNTAX.page],
    globals: OFFLINE,
    patterns: [PATTERNS.node, PATTERNS.prosemirror, PATTERNS.electron],
  }),
  zone('page/document', ['src/renderer/document/**/*.{ts,tsx}'], {
    syntax: [...SYNTAX.source, ...SYNTAX.page],
    globals: OFFLINE,
    patterns: [PATTERNS.node, PATTERNS.database, PATTERNS.electron],
  }),
  // The page's one wire: over loopback, a call is a fetch to where the page came from.
  zone('page/host', ['src/renderer/host/**/*.{ts,tsx}'], {
    syntax: [...SYNTAX.source, ...SYNTAX.page],
    globals: BEACONS,
    patterns: Object.values(PATTERNS),
  }),
  {
    name: 'obelus/react',
    files: ['src/renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    // Without those that only say what React's compiler, which is not used here, would leave alone.
    rules: Object.fromEntries(
      [
        'rules-of-hooks',
        'exhaustive-deps',
        'set-state-in-render',
        'set-state-in-effect',
        'purity',
        'immutability',
        'globals',
        'static-components',
        'error-boundaries',
      ].map((rule) => [`react-hooks/${rule}`, 'error']),
    ),
  },

  {
    name: 'obelus/tests',
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...SYNTAX.everywhere, ...SYNTAX.test],
      // A test may claim what it is about to prove.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Matchers and parsed JSON are of any type; what they hold is what the test then states.
      ...Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((kind) => [
          `@typescript-eslint/no-unsafe-${kind}`,
          'off',
        ]),
      ),
      // Playwright reads a fixture's needs off its first parameter, also where there are none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      // A test hands over what the program must refuse.
      'no-loss-of-precision': 'off',
      'no-script-url': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
);
