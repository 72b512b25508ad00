import {
  BIRTH,
  builtInTags,
  documentFields,
  sealChange,
  uuidFromName,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';

const AT = '2026-01-02T03:04:05.006Z';

/** A text of ASCII only, so that all units are the same. */
export interface AnnotatedText {
  readonly summary: { readonly id: string } & Parameters<typeof documentFields>[0];
  readonly length: number;
  words(from: number, to: number): string;
}

/** As many documents of a project as people annotate. */
export const DOCUMENTS = 100;

/** What one person did with texts: all of them imported, and annotated in turn. */
export function changesOf(
  person: string,
  texts: readonly AnnotatedText[],
  annotations: number,
): readonly Change[] {
  const analyst = uuidFromName(person) as AnalystId;
  const replica = uuidFromName(`installation of ${person}`) as ReplicaId;
  const changes: Change[] = [];
  const birth = (record: RecordRef, value: Json): void => {
    const who = { analyst, replica, seq: changes.length + 1, at: AT };
    changes.push(sealChange({ record, field: BIRTH, value, preds: [], depth: 0, ...who }));
  };
  birth(`analyst/${analyst}`, { alive: true, name: person });
  for (const { summary } of texts) birth(`document/${summary.id}`, documentFields(summary));
  for (let number = 0; number < annotations; number++) {
    const text = texts[number % texts.length] as AnnotatedText;
    const start = (number * 37) % (text.length - 80);
    birth(`annotation/${uuidFromName(`${person} ${number}`)}`, {
      alive: true,
      passage: {
        document: text.summary.id,
        start,
        end: start + 40,
        exact: text.words(start, start + 40),
        prefix: text.words(Math.max(0, start - 32), start),
        suffix: text.words(start + 40, start + 72),
      },
      tag: builtInTags[number % builtInTags.length]?.id ?? '',
      creator: analyst,
      created: AT,
    });
  }
  return changes;
}
