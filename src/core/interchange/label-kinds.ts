import type { TagKind } from '#core/model';

const KINDS: ReadonlySet<string> = new Set<TagKind>(['claim', 'statistic', 'actor', 'date']);

/** Letter case and a plural's ending make no other label: "Claims" is "claim". */
export function comparable(label: string): string {
  const plain = label.normalize('NFC').trim().toLowerCase();
  return plain.length > 3 && plain.endsWith('s') && !plain.endsWith('ss')
    ? plain.slice(0, -1)
    : plain;
}

/** The kind that a label names, as "Claims" and "date" do; null for any other. */
export function kindOfLabel(label: string): TagKind | null {
  const kind = comparable(label);
  return KINDS.has(kind) ? (kind as TagKind) : null;
}
