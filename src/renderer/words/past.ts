import { capitalised, formatCount, formatNumber } from './format.ts';

const quoted = (words: string): string => `“${words}”`;

/** UTF-16 code units of a text that is told within a line. */
const LONGEST = 160;

/** A long text by its beginning and its end. */
function inShort(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST) return plain;
  const half = LONGEST / 2;
  const head = plain.slice(0, half).replace(/[\uD800-\uDBFF]$/, '');
  const tail = plain.slice(-half).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head.trimEnd()} … ${tail.trimStart()}`;
}

const kinds = {
  annotation: ['annotation', 'annotations'],
  relation: ['link', 'links'],
  tag: ['tag', 'tags'],
  entity: ['actor', 'actors'],
  document: ['document', 'documents'],
  project: ['note of the project', 'notes of projects'],
} as const;

type Kind = keyof typeof kinds;

type Counts = Readonly<Partial<Record<Kind, number>>>;

/** "2 annotations and 1 link"; kinds without any are left out. */
function listed(counts: Counts): string {
  const parts = (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    const [one, other] = kinds[kind];
    return count === 0 ? [] : [formatCount(count, one, other)];
  });
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

const said = (before: string, counts: Counts, after: string): readonly string[] => {
  const what = listed(counts);
  return what === '' ? [] : [`${before}${what}${after}`];
};

/** History, trash, and going back. */
export const pastWords = {
  past: {
    /** "2 annotations and 1 link". */
    listed,
    /** A text in quotation marks, not too long for a line. */
    quote: (words: string) => quoted(inShort(words)),
    insteadOf: (now: string, before: string) => `${now} instead of ${before}`,
    was: (before: string) => `was ${before}`,
    unknownValue: 'a value of another program',
    unknownTag: 'a tag that is not known here',
    unknownActor: 'an actor that is not known here',
    tagged: (label: string) => `Tagged as ${label}`,
    imported: (label: string) => `Imported, tagged as ${label}`,
    by: (name: string, day: string) => `by ${name}, ${day}`,
    made: 'Made',
    deleted: 'Deleted',
    restored: 'Restored',
    tagChanged: 'Tag changed',
    edgesMoved: 'Edges moved',
    noteAdded: 'Note added',
    noteChanged: 'Note changed',
    noteDeleted: 'Note deleted',
    valueSet: 'Value set',
    valueChanged: 'Value changed',
    valueCleared: 'Value cleared',
    linked: (relation: string, other: string) => `Linked: ${relation} ${other}`,
    unlinked: (relation: string, other: string) => `Link removed: ${relation} ${other}`,
    linkedAgain: (relation: string, other: string) => `Link restored: ${relation} ${other}`,
    linkChanged: (relation: string, other: string) => `Link changed: ${relation} ${other}`,
    elsewhere: 'a passage elsewhere',
    fields: {
      label: 'Name changed',
      name: 'Name changed',
      title: 'Title changed',
      authors: 'Authors changed',
      publisher: 'Publisher changed',
      published: 'Publication date changed',
      url: 'Address changed',
      kind: 'Kind changed',
      definition: 'Definition changed',
      whenToUse: 'When to use changed',
      example: 'Example changed',
      colour: 'Colour changed',
      line: 'Underline changed',
      key: 'Key changed',
      parent: 'Place in the codebook changed',
      inverse: 'Reading from the other end changed',
      aliases: 'Aliases changed',
      sameAs: 'Links to the same elsewhere changed',
      type: 'Kind of link changed',
    } as Readonly<Record<string, string>>,
    retired: 'Retired',
    unretired: 'No longer retired',
    merged: (into: string) => `Merged into ${into}`,
    unmerged: 'No longer merged',
    changed: 'Changed',
    restoreStep: (counts: Counts) => `restore ${listed(counts)}`,
    restoredNotice: (counts: Counts) => `Restored ${listed(counts)}.`,
    withDocument: (title: string) => `${quoted(title)} is back in the corpus with it.`,
    withDocuments: (count: number) =>
      `${formatCount(count, 'document is', 'documents are')} back in the corpus with them.`,
    nothingToRestore: 'There was nothing left to restore.',
    notRestored: 'Nothing was restored: the stored work could not be read.',
    goBackStep: (moment: string) => `going back to ${moment}`,
    wentBack: (moment: string, restored: Counts, removed: Counts, changed: Counts) =>
      `The project is as it was on ${moment}. ${capitalised(
        [
          ...said('', restored, ' brought back'),
          ...said('', removed, ' taken away'),
          ...said('', changed, ' changed'),
        ].join('; '),
      )}. Undo takes it back.`,
    nothingSince: 'Nothing has changed since then.',
    notGoneBack: 'Nothing was changed: the stored work could not be read.',
  },
  trash: {
    title: 'Trash',
    list: 'Deleted',
    filter: 'Find in the trash',
    looking: 'Looking…',
    failed: 'The trash could not be read. Close this and open it again.',
    empty: 'Nothing lies here. What you delete, or undo, can be brought back from this place.',
    noMatch: 'Nothing deleted matches.',
    keys: 'Space ticks, Enter restores',
    restore: (count: number) => (count < 2 ? 'Restore' : `Restore ${formatNumber(count)}`),
    deleted: (moment: string, name: string) => `${moment}, ${name}`,
    described: (label: string, group: string, moment: string, name: string) =>
      `${label}. ${group}. Deleted ${moment} by ${name}`,
    links: 'Links',
    tags: 'Tags',
    actors: 'Actors',
    documents: 'Documents',
    untitled: 'A document that is not here',
    gone: (title: string) => `${title} (not in the corpus)`,
    count: (count: number) => `${formatNumber(count)} deleted`,
    ticked: (count: number) => `${formatNumber(count)} ticked`,
    more: 'Look further back',
    noWords: 'A passage without words',
  },
  goBack: {
    title: 'Go back to an earlier state',
    hint: 'Choose a stretch of work: the project goes back to how it was at its end. Texts stay in the library, and undo takes it all back.',
    list: 'Stretches of work',
    looking: 'Looking through the history…',
    failed: 'The history could not be read. Close this and open it again.',
    none: 'Nothing has been done yet.',
    changes: (count: number) => formatCount(count, 'change', 'changes'),
    moment: 'Or as of an exact time',
    reading: 'Comparing…',
    noMoment: 'Give a date and a time.',
    isNow: 'That is how the project is now.',
    preview: (restored: Counts, removed: Counts, changed: Counts) =>
      `Would ${[
        ...said('bring back ', restored, ''),
        ...said('take away ', removed, ''),
        ...said('change ', changed, ''),
      ].join('; ')}.`,
    going: 'Going back…',
    confirm: 'Go back',
  },
} as const;
