/**
 * Every row of the list of hostile input: by which test it is held, or why there is nothing that it could
 * happen to. `npx vitest run tests/hostile/rows.test.ts` makes sure that the tests exist; what it says
 * is printed in rows.md.
 */

/** A test's file, below tests/, and words that stand in it where the row is tried. */
export type Place = readonly [file: string, words: string];

export type Row = { readonly what: string } & (
  | { readonly held: readonly Place[]; readonly but?: string }
  /** There is nothing here that it could happen to. */
  | { readonly without: string; readonly held?: readonly Place[] }
  /** Not, or not wholly, as the list asks. */
  | { readonly open: string; readonly held?: readonly Place[] }
);

const PROJECTS = 'hostile/projects/projects.test.ts';
const CONTAINER = 'hostile/projects/container-rows.ts';
const CONTENT = 'hostile/projects/content-rows.ts';
const CORPUS = 'hostile/projects/corpus.ts';
const IMPORT = 'hostile/import.test.ts';
const REST = 'hostile/rest.test.ts';
const PAGE: Place = ['e2e/hostile.spec.ts', 'comes in as words, and nothing leaves the machine'];
const READ = 'core/interchange/read-hostile.test.ts';
const WINDOW = 'hostile/page/hostile-files.ts';
const FUZZ: Place = ['hostile/fuzz-readers.test.ts', 'is read soundly, or refused in words'];
const ELECTRON = 'main/built/electron-main.test.ts';
const POLICY = 'main/electron/policy.test.ts';
const UNSEEN: Place = ['core/text/unseen.test.ts', 'marks that nobody sees'];
const SIGNS: Place = [
  'renderer/document/surface.test.ts',
  'signs for what is not seen are drawn and no part of the text',
];
const COUNTED: Place = [
  'renderer/panels/unseen-sign.test.tsx',
  'are counted all through a text, and told of in the status bar',
];
const TERMINAL: Place = [
  'hostile/terminal.test.ts',
  'by any command, steers nothing and forges no line',
];
const HOUR: Place = ['network/hour.long.ts', 'nothing leaves the machine while somebody works'];
const REFUSED: Place = [PROJECTS, 'are refused in one sentence, with nothing written'];

const container = (what: string, words: string): Row => ({
  what,
  held: [[CONTAINER, words], REFUSED],
});
const project = (what: string, file: string, words: string): Row => ({
  what,
  held: [[file, words], REFUSED],
});
const html = (what: string, row: string, inWindow = true): Row => ({
  what,
  held: [[IMPORT, row], ...(inWindow ? ([[WINDOW, `'${row}'`], PAGE] as const) : [])],
});

const NO_NODES =
  'no file holds nodes of the text’s editor: a text is text, and its structure is found anew';
const NO_OFFICE =
  'office documents are not read: refused by their ending, and by their first bytes under any other';
const NO_PDF = 'PDF is not read: refused by its ending, and by its first bytes under any other';
const refusedAs = (what: string, without: string, words: string): Row => ({
  what,
  without,
  held: [[REST, words]],
});

export const ROWS: Readonly<Record<string, Row>> = {
  Z01: container('entry ../../evil.txt', 'Z01'),
  Z02: container('an absolute name', 'Z02'),
  Z03: container('backslashes', 'Z03'),
  Z04: container('a drive', 'Z04'),
  Z05: container('a share', 'Z05'),
  Z06: container('a way out within', 'Z06'),
  Z07: container('a link, and a file through it', 'Z07'),
  Z08: container('a NUL in a name', 'Z08'),
  Z09: container('a name that is not UTF-8', 'Z09'),
  Z10: container('overlong UTF-8', 'Z10'),
  Z11: container('a name twice', 'Z11'),
  Z12: container('a name in two cases', 'Z12'),
  Z13: container('a letter in two forms', 'Z13'),
  Z14: container('a local name that differs', 'Z14'),
  Z15: container('a bomb', 'Z15'),
  Z16: container('a bomb that lies', 'Z16'),
  Z17: container('entries that share a body', 'Z17'),
  Z18: container('a ZIP within', 'Z18'),
  Z19: container('60,000 entries', 'Z19'),
  Z20: container('a wrong checksum', 'Z20'),
  Z21: {
    what: 'a file cut at every length',
    held: [
      ['main/project/container.test.ts', 'is refused for any length it is cut to'],
      ['main/project/project-file.test.ts', 'is refused at every length it is cut to'],
    ],
  },
  Z22: container('a second end in the comment', 'Z22'),
  Z23: container('a number of entries that lies', 'Z23'),
  Z24: container('a script before', 'Z24'),
  Z25: container('an encrypted entry', 'Z25'),
  Z26: container('methods 99, 12, 93', 'Z26'),
  Z27: container('a name of 65,000 characters', 'Z27'),
  Z28: container('many folders deep', 'Z28'),
  Z29: container('names of devices, streams, trailing dots', 'Z29'),
  Z30: container('names that reach prototypes', 'Z30'),
  Z31: container('no name, a full stop, a slash', 'Z31'),
  Z32: container('a reversed name', 'Z32'),
  Z33: container('sizes of ZIP64', 'Z33'),
  Z34: {
    what: 'any date',
    held: [['main/project/container.test.ts', 'is read with whatever date it bears']],
  },
  Z35: project('nothing, a byte, words as a ZIP', CORPUS, 'Z35'),
  Z36: {
    what: 'a pipe, device, folder or link as the file',
    held: [
      [CORPUS, 'Z36'],
      ['main/files/read-regular-file.test.ts', 'refuses folders, links, pipes, devices'],
      ['main/corpus/find-sources.test.ts', 'follows no link'],
    ],
  },

  J01: {
    what: 'a million brackets',
    held: [
      [READ, 'J01'],
      [CORPUS, 'J01'],
      ['main/loopback/refusals.test.ts', 'a body nested a million deep'],
    ],
  },
  J02: {
    what: 'objects nested 5,000 deep',
    held: [
      [READ, 'J02'],
      [CONTENT, 'a line nested too deep'],
    ],
  },
  J03: {
    what: 'the key of prototypes at each level',
    held: [
      [READ, 'J03'],
      [CONTENT, 'J03'],
      ['fuzz/junk.ts', '__proto__'],
    ],
  },
  J04: {
    what: 'constructor.prototype',
    held: [
      [READ, 'J04'],
      [CONTENT, 'J04'],
    ],
  },
  J05: {
    what: 'a key twice',
    held: [
      [READ, 'J05'],
      [CONTENT, 'J05'],
    ],
  },
  J06: {
    what: 'JSON beyond all measure',
    held: [
      [READ, 'J06'],
      [CONTENT, 'J06'],
    ],
  },
  J07: {
    what: 'not UTF-8',
    held: [
      [READ, 'J07'],
      [CORPUS, 'J07'],
    ],
  },
  J08: {
    what: 'half a surrogate pair',
    held: [
      [READ, 'J08'],
      [CONTENT, 'J08'],
    ],
  },
  J09: {
    what: 'numbers that are no offsets',
    held: [
      [READ, 'J09'],
      [CONTENT, 'J09'],
    ],
  },
  J10: {
    what: 'offsets before, beyond, reversed',
    held: [
      [READ, 'J10'],
      [CORPUS, 'J10'],
    ],
  },
  J11: {
    what: 'an offset within a character',
    held: [
      [READ, 'J11'],
      ['core/text/code-points.test.ts', 'places the inside of a pair before the pair'],
    ],
  },
  J12: {
    what: 'offsets in another unit',
    held: [
      [READ, 'J12'],
      [CORPUS, 'J12'],
    ],
  },
  J13: {
    what: 'a quote that is not there',
    held: [
      [READ, 'J13'],
      [
        'renderer/store/json-ld.test.ts',
        'keeps what it cannot place, draws none of it, and says so',
      ],
    ],
  },
  J14: {
    what: 'a million annotations',
    held: [
      ['renderer/table/laws.test.ts', 'the thread tells what the model tells'],
      [
        'renderer/document/annotation-layer.test.ts',
        'of many annotations only those near the viewport are painted',
      ],
    ],
    but: 'at the full number by `npm run bench -- load`',
  },
  J15: {
    what: '100,000 annotations on one character',
    held: [
      [
        'renderer/document/annotation-layer.test.ts',
        'a hundred thousand annotations on one character are painted as what they cover together',
      ],
      [
        'renderer/document/annotation-layer.test.ts',
        'of many annotations only those near the viewport are painted',
      ],
    ],
  },
  J16: {
    what: 'an annotation of a missing document',
    held: [['renderer/store/json-ld.test.ts', 'of a document that is not here waits for it']],
  },
  J17: { what: 'tags in a circle, 10,000 deep', held: [[REST, 'J17'], FUZZ] },
  J18: {
    what: 'a note of 50 MB',
    held: [
      [READ, 'J18'],
      [CONTENT, 'J18'],
    ],
  },
  J19: {
    what: 'a newer format',
    held: [
      [CORPUS, 'J19'],
      [CONTENT, 'a newer reader'],
      ['main/project/project-file.test.ts', 'is read where a newer Obelus says that it may be'],
    ],
    but: 'refused with its version, or read where it allows it, rather than opened to be looked at only',
  },
  J20: {
    what: 'fields that are not known',
    held: [
      ['core/model/decode-change.test.ts', 'of a field of a newer program'],
      ['main/project/project-file.test.ts', 'and what that added is kept'],
    ],
  },
  J21: {
    what: 'times of 1601, 9999, tomorrow',
    held: [
      [READ, 'J21'],
      [CORPUS, 'J21'],
      ['core/merge/laws.test.ts', 'whatever their clocks say'],
    ],
    but: 'no time decides anything; one that is none is refused or left out, none is marked as doubtful',
  },
  J22: { what: 'a text under another’s hash', held: [[CORPUS, 'J22']] },
  J23: { what: 'ProseMirror attributes', without: NO_NODES },
  J24: { what: 'ProseMirror nested 20,000 deep', without: NO_NODES },
  J25: { what: 'ProseMirror node types', without: NO_NODES },

  H01: html('script elements', 'H01'),
  H02: html('event handlers', 'H02'),
  H03: html('javascript: links', 'H03'),
  H04: html('remote images', 'H04'),
  H05: html('CSS that loads', 'H05'),
  H06: html('link elements', 'H06'),
  H07: html('meta refresh', 'H07'),
  H08: html('base', 'H08'),
  H09: html('frames and plug-ins', 'H09'),
  H10: html('video and audio', 'H10'),
  H11: html('forms', 'H11'),
  H12: html('SVG that loads', 'H12'),
  H13: html('data: addresses', 'H13'),
  H14: html('mutation XSS', 'H14'),
  H15: {
    what: '100,000 elements within one another',
    held: [[IMPORT, 'however deep or long a page is (H15, H16)']],
  },
  H16: {
    what: 'a node of megabytes; millions of elements',
    held: [[IMPORT, 'however deep or long a page is (H15, H16)']],
  },
  H17: html('names that clobber', 'H17'),
  H18: html('plaintext, comments, xmp, textarea', 'H18', false),
  H19: {
    what: 'charset tricks',
    held: [
      [IMPORT, 'H19'],
      ['main/corpus/decode-bytes.test.ts', 'gives canonical text for any bytes, or a refusal'],
    ],
  },
  H20: html('hidden text', 'H20'),
  H21: {
    what: 'an image bomb',
    without: 'no image of a document is decoded or kept: it becomes a caption',
  },
  H22: html('pings and speculation', 'H22'),
  H23: { what: 'WebSocket, WebRTC in a script', held: [[WINDOW, 'RTCPeerConnection'], PAGE] },
  H24: {
    what: 'pasted and dropped HTML',
    held: [['e2e/hostile.spec.ts', 'text/html'], PAGE],
  },
  H25: html('styles that reach out', 'H25'),

  M01: {
    what: 'raw HTML and links in Markdown',
    held: [
      [IMPORT, 'M01'],
      [WINDOW, 'M01.md'],
      ['hostile/notes.test.ts', 'nothing that a note holds becomes more than text'],
      PAGE,
    ],
  },
  M02: {
    what: 'Markdown made to take long',
    held: [
      [IMPORT, '(M02, M04)'],
      ['hostile/notes.test.ts', 'as many %s as are taken for Markdown are drawn'],
    ],
  },
  M03: { what: 'YAML at the head', held: [[IMPORT, 'M03']] },
  M04: { what: '100,000 references, footnotes in a loop', held: [[IMPORT, 'M04']] },

  U01: {
    what: 'bidi controls in the text',
    held: [[IMPORT, 'U01'], [REST, 'U01'], UNSEEN, SIGNS, COUNTED, [WINDOW, "'U01'"], PAGE],
  },
  U02: {
    what: 'bidi controls in names',
    held: [
      [IMPORT, '(U02)'],
      [CORPUS, 'U02'],
      [CONTAINER, 'Z32'],
      ['hostile/contract/fuzz-contract.test.ts', 'offered under a plain name'],
      TERMINAL,
    ],
  },
  U03: {
    what: 'a look-alike of a colleague’s name',
    held: [['core/model/told-apart.test.ts', 'U03: those whose names look alike by their ids']],
    but: 'who is who goes by id; those who look alike are shown with its beginning',
  },
  U04: {
    what: 'invisible characters within a word',
    held: [
      ['core/search/folding.test.ts', 'what is not seen'],
      [REST, 'U04'],
    ],
  },
  U05: {
    what: '10,000 marks on one letter',
    held: [
      [IMPORT, 'U05'],
      [WINDOW, "'U05'"],
      ['core/search/hostile.test.ts', 'a million marks on one letter are one match'],
      PAGE,
    ],
  },
  U06: {
    what: 'NUL and control characters in the text',
    held: [[IMPORT, 'U06'], UNSEEN, SIGNS, COUNTED, [WINDOW, "'U06'"], PAGE],
  },
  U07: {
    what: 'another normal form',
    held: [
      [IMPORT, 'U07'],
      [CONTENT, 'a text that was changed'],
    ],
  },
  U08: {
    what: 'letters that grow in another case',
    held: [
      ['core/search/folding.test.ts', 'letters whose other case is longer'],
      ['core/search/folding.test.ts', 'maps what it made longer or shorter back'],
    ],
  },
  U09: {
    what: 'mixed ends of lines',
    held: [
      [REST, 'U09'],
      [WINDOW, "'U09'"],
    ],
    but: 'the source is kept as it came; its canonical text has one kind of line end, of which offsets count',
  },
  U10: {
    what: 'a line without end',
    held: [
      [WINDOW, "'U10'"],
      PAGE,
      ['core/text/sentences/long-blocks.test.ts', 'a block of megabytes'],
    ],
  },

  R01: {
    what: 'a regular expression that runs away',
    held: [['renderer/store/search.test.ts', 'an expression that runs away is stopped, in words']],
  },
  R02: { what: 'our own regular expressions', held: [[IMPORT, 'R02'], FUZZ] },
  R03: {
    what: 'searches for nothing, and for all',
    held: [
      [REST, 'R03'],
      ['core/search/hostile.test.ts', 'texts and queries made to take long come to an end'],
    ],
  },

  D01: refusedAs('docx: a linked file', NO_OFFICE, 'office documents'),
  D02: refusedAs('docx: a link to a device', NO_OFFICE, 'office documents'),
  D03: refusedAs('docx: a remote template', NO_OFFICE, 'office documents'),
  D04: {
    what: 'docx: external entities',
    without: `${NO_OFFICE}; the one reader of XML refuses every DOCTYPE`,
    held: [['core/interchange/codebook/read-qdc.test.ts', 'DOCTYPE']],
  },
  D05: {
    what: 'docx: billion laughs',
    without: `${NO_OFFICE}; the one reader of XML refuses every DOCTYPE`,
    held: [['core/interchange/codebook/read-qdc.test.ts', 'DOCTYPE']],
  },
  D06: refusedAs('docx: a bomb', NO_OFFICE, 'office documents'),
  D07: refusedAs('docx: links and fields', NO_OFFICE, 'office documents'),
  D08: refusedAs('docx: macros', NO_OFFICE, 'office documents'),
  D09: refusedAs('docx: tracked changes', NO_OFFICE, 'office documents'),
  P01: refusedAs('pdf: a font that is a program', NO_PDF, 'PDF files'),
  P02: refusedAs('pdf: actions', NO_PDF, 'PDF files'),
  P03: refusedAs('pdf: external streams', NO_PDF, 'PDF files'),
  P04: refusedAs('pdf: a bomb', NO_PDF, 'PDF files'),
  P05: refusedAs('pdf: a map of glyphs that lies', NO_PDF, 'PDF files'),
  P06: refusedAs('pdf: locked or damaged', NO_PDF, 'PDF files'),

  L01: { what: 'a remote context', held: [[READ, 'L01']] },
  L02: { what: 'terms redefined', held: [[READ, 'L02']] },
  L03: { what: 'a poison graph of blank nodes', held: [[READ, 'L03']] },
  L04: {
    what: 'identifiers that would do something',
    held: [[READ, 'L04'], [WINDOW, 'javascript:'], PAGE],
  },

  E01: {
    what: 'formulas in cells',
    held: [
      ['renderer/panels/table-parts.test.ts', 'none as a formula'],
      ['hostile/spreadsheets.test.ts', 'where commas part cells and where semicolons do'],
    ],
  },
  E02: {
    what: 'quotation marks, line ends, 40,000 characters in a cell',
    held: [['renderer/panels/table-parts.test.ts', 'a spreadsheet reads the same cells']],
    but: 'nothing is said of Excel’s 32,767 characters',
  },
  E03: {
    what: 'an HTML report with a script',
    without: 'no report is written in HTML or Markdown',
  },
  E04: {
    what: 'titles that are no file names',
    held: [
      [IMPORT, '(E04)'],
      ['hostile/contract/fuzz-contract.test.ts', 'offered under a plain name'],
    ],
  },
  E05: {
    what: 'an export over a file, to a full or read-only disk',
    held: [
      ['main/files/write-file-atomically.test.ts', 'ENOSPC'],
      ['main/project/saving.test.ts', 'says that the disk is full, and leaves the old one whole'],
    ],
  },

  X01: {
    what: 'switches from a second start',
    held: [
      [POLICY, '--gpu-launcher'],
      [ELECTRON, 'obeys none of its switches'],
    ],
  },
  X02: {
    what: 'deep links',
    without: 'no protocol is registered with the system',
    held: [[POLICY, 'obelus://open?x=/etc/passwd']],
  },
  X03: {
    what: 'dropped shortcuts, folders, thousands of files',
    held: [
      [WINDOW, 'X03.desktop'],
      ['e2e/import-folder.spec.ts', 'a dropped folder is gone through'],
      ['main/corpus/find-sources.test.ts', 'follows no link'],
      PAGE,
    ],
  },
  X04: {
    what: 'a file dropped beside its target',
    held: [
      ['e2e/import.spec.ts', 'files dropped anywhere on the window'],
      [ELECTRON, 'stays where it is, and opens no other'],
    ],
  },
  X05: {
    what: 'calls of wrong types, sizes, names',
    held: [
      ['hostile/contract/fuzz-contract.test.ts', 'is refused in words, and changes nothing'],
      ['contract/shells.test.ts', 'a text of more than 100 MiB'],
      ['hostile/contract/http-garbage.test.ts', 'turns away whatever is wrong'],
    ],
  },
  X06: {
    what: 'calls from a frame or another address',
    held: [
      ['contract/shells.test.ts', 'a frame inside the page'],
      [POLICY, 'is taken from the page’s own frame only'],
    ],
  },
  X07: {
    what: 'paths of the page’s scheme',
    held: [
      [POLICY, '%2e%2e'],
      [ELECTRON, 'has every built file, with the fence around it'],
      ['main/loopback/refusals.test.ts', 'doubly encoded dots'],
    ],
  },
  X08: {
    what: 'new windows, reloads',
    held: [
      [ELECTRON, 'stays where it is, and opens no other'],
      [ELECTRON, 'offers neither Electron’s undo nor a reload'],
      PAGE,
    ],
  },
  X09: {
    what: 'openExternal',
    without: 'nothing calls it: no link leads anywhere',
    held: [[REST, 'X09']],
  },
  X10: {
    what: 'environment and debugging ports',
    held: [
      ['packaging/configuration.test.ts', 'closes every fuse that would let other code in'],
      [POLICY, '--%s stops a packaged program'],
    ],
  },
  X11: {
    what: 'permissions',
    held: [
      [POLICY, 'for %s is given to the page: %s'],
      [ELECTRON, 'may keep its database and copy text'],
    ],
  },
  X12: {
    what: 'what the browser itself would send',
    held: [
      [ELECTRON, 'lets no name resolve'],
      ['main/loopback/browser-window.test.ts', 'reaches the program’s own port and nothing else'],
      PAGE,
      HOUR,
    ],
  },

  G01: {
    what: 'merging with itself, an older self, a part',
    held: [
      [
        'core/merge/laws.test.ts',
        'does nothing the second time, with itself or with a part of itself',
      ],
    ],
  },
  G02: {
    what: 'three files in six orders',
    held: [['main/project/project-file.test.ts', 'to the same bytes in all six orders']],
  },
  G03: {
    what: 'a copied profile',
    held: [['main/project/git.test.ts', 'where one installation was copied']],
  },
  G04: {
    what: 'changes that lie about themselves',
    held: [
      [CORPUS, 'G04'],
      ['renderer/store/projects.test.ts', 'a change that was tampered with refuses the whole'],
    ],
  },
  G05: {
    what: 'a file full of deletions',
    held: [
      ['core/merge/laws.test.ts', 'says of each record that arrives what became of it'],
      ['renderer/store/projects.test.ts', 'one undo takes it back'],
    ],
  },
  G06: {
    what: 'clocks that are wrong',
    held: [['core/merge/laws.test.ts', 'whatever their clocks say']],
  },
  G07: {
    what: 'one name, other bytes',
    held: [
      ['main/library/library.test.ts', 'loses nothing of any text'],
      ['main/project/project-file.test.ts', 'is read as what was written, whatever it holds'],
    ],
  },
  G08: {
    what: 'a merge that is killed',
    held: [
      [
        'renderer/store/projects.test.ts',
        'a thread that ends in the middle of storing has stored nothing',
      ],
    ],
  },

  S01: {
    what: 'kills at random',
    held: [
      ['main/journal/kill.test.ts', 'what was acknowledged is there after a kill at any moment'],
      ['kill/kills.long.ts', 'what was called saved is there after every kill'],
    ],
  },
  S02: {
    what: 'power cuts',
    without:
      'needs root and a file system of its own; every call that can fail or be cut short is tried instead',
    held: [
      ['main/journal/faults.test.ts', 'whatever the file system does'],
      ['main/files/faults.test.ts', 'is as it was or as it was to be'],
    ],
  },
  S03: {
    what: 'a full disk at every write',
    held: [
      ['main/files/faults.test.ts', 'is as it was or as it was to be'],
      ['main/journal/faults.test.ts', 'whatever the file system does'],
    ],
  },
  S04: {
    what: 'damage to the database',
    held: [
      ['renderer/store/durability.test.ts', 'with a damaged record is made whole from its history'],
      ['kill/damages.long.ts', 'whatever is damaged heals, and the person is told'],
    ],
  },
  S05: {
    what: 'damage to the journal',
    held: [['main/journal/damage.test.ts', 'keeps all the rest, and what was there']],
  },
  S06: {
    what: 'a folder that vanishes or is read-only',
    held: [
      ['main/files/write-file-atomically.test.ts', 'EMFILE'],
      [
        'main/shared-folder/shared-folder.test.ts',
        'says that it is gone, loses nothing, and goes on when it is back',
      ],
    ],
  },
  S07: {
    what: 'a clock that is set back',
    held: [
      ['core/merge/laws.test.ts', 'whatever their clocks say'],
      ['core/model/record-state.test.ts', 'is picked by depth before id'],
    ],
  },

  C01: {
    what: 'a wrong passphrase, a flipped byte, a cut',
    held: [
      ['main/project/lock.test.ts', 'says the same of every wrong one'],
      ['main/project/lock.test.ts', 'is refused whichever one byte is changed'],
      ['main/project/lock.test.ts', 'is refused at every length it is cut to'],
    ],
  },
  C02: {
    what: 'a header that asks for too much',
    held: [
      ['main/project/lock.test.ts', 'more work than is sensible'],
      ['main/project/lock.test.ts', 'a second recipient of the same kind'],
    ],
  },
  C03: {
    what: 'a passphrase composed otherwise',
    held: [['main/project/lock.test.ts', 'however a keyboard composes the letters']],
  },
  C04: {
    what: 'unlocked remains after a crash',
    held: [['main/project/lock.test.ts', 'leaves nothing unlocked behind']],
  },
};

/** What every row is held to, whatever it is about. */
export const HELD_TO: Readonly<Record<string, Row>> = {
  I1: { what: 'no network', held: [PAGE, HOUR] },
  I2: {
    what: 'nothing changed elsewhere',
    held: [REFUSED, ['hostile/shared-folder.test.ts', 'neither read nor written to']],
  },
  I3: {
    what: 'an end, and little memory',
    held: [
      [IMPORT, 'is ended by the limits of its thread, in words (I3)'],
      ['main/host/project-runner.test.ts', 'that takes too much memory'],
      ['e2e/find-all.spec.ts', 'an expression that runs away is stopped'],
    ],
  },
  I4: { what: 'nothing changed by what is refused', held: [REFUSED] },
  I5: { what: 'one sentence', held: [REFUSED, FUZZ] },
  I6: { what: 'no script, window, dialog or download', held: [PAGE] },
  I7: { what: 'no crash', held: [PAGE, FUZZ] },
  I8: {
    what: 'what is accepted is kept to the letter',
    held: [[IMPORT, 'hostile text stays as it is'], FUZZ],
  },
};

/** What the list does not have, and was thought of besides. */
export const BEYOND: Readonly<Record<string, Row>> = {
  B01: {
    what: 'links and pipes in a shared folder, which lead elsewhere',
    held: [['hostile/shared-folder.test.ts', 'a shared folder that leads elsewhere']],
  },
  B02: { what: 'names that steer a terminal or forge a line of it', held: [TERMINAL] },
  B03: {
    what: 'fields and kinds by names that every object answers to',
    held: [['core/model/decode-change.test.ts', 'Object.getOwnPropertyNames(Object.prototype)']],
  },
  B04: {
    what: 'texts that tag characters and variation selectors hide between letters',
    held: [UNSEEN, SIGNS],
  },
  B05: {
    what: 'colours of tags that are style sheets',
    held: [['hostile/colours.test.ts', 'comes the name of a colour, and nothing else']],
  },
};
