import type { TagEntry, TagId, TagKind, TagLine } from '#core/model';

/** A codebook entry as files hold it. What was merged into another is not in files. */
export type CodebookEntry = Omit<TagEntry, 'mergedInto'>;

/** A codebook to be written, its entries in the order in which a person sees them. */
export interface CodebookToWrite {
  /** UUID of the project. */
  readonly id: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly entries: readonly CodebookEntry[];
}

/** An entry as a file states it. What the file says nothing of is null. */
export interface StatedEntry {
  readonly id: TagId;
  readonly label: string;
  readonly kind: TagKind | null;
  /** Whether the kind is said, not only read from a label such as "Claims". */
  readonly isKindStated: boolean;
  /** Another entry of the same file; null for one at the top. Never leads round in a circle. */
  readonly parent: TagId | null;
  readonly definition: string | null;
  readonly whenToUse: string | null;
  readonly example: string | null;
  readonly inverse: string | null;
  /** Name of a colour of the theme: the nearest to the file's. */
  readonly colour: string | null;
  readonly line: TagLine | null;
  readonly key: string | null;
  readonly isRetired: boolean | null;
}

/** A codebook as a file states it. */
export interface StatedCodebook {
  /** In the order of the file. Identifiers are distinct. */
  readonly entries: readonly StatedEntry[];
  /** What was not read, or read otherwise than stated: a sentence each. */
  readonly remarks: readonly string[];
}

/** A codebook read, or one sentence that says why it was not; the code is for programs. */
export type CodebookOutcome =
  | { readonly ok: true; readonly value: StatedCodebook }
  | {
      readonly ok: false;
      readonly code: 'too-large' | 'damaged' | 'unsupported-type';
      readonly message: string;
    };

export const codebookLimits = {
  /** UTF-16 code units of the file. */
  longest: 10_000_000,
  /** Elements within one another. */
  deepestXml: 500,
  /** Objects and lists within one another. */
  deepestJson: 64,
  mostEntries: 20_000,
} as const;

export const damaged = (why: string): CodebookOutcome => ({
  ok: false,
  code: 'damaged',
  message: `The file was not read: ${why}.`,
});

export const tooLarge = (why: string): CodebookOutcome => ({
  ok: false,
  code: 'too-large',
  message: `The file is too large: ${why}.`,
});

/** A label as sentences show it: in quotation marks, on one line, not too long. */
export function shown(label: string): string {
  const plain = label.replace(/\s+/g, ' ').trim();
  const points = [...plain];
  return `“${points.length > 60 ? `${points.slice(0, 60).join('')}…` : plain}”`;
}
