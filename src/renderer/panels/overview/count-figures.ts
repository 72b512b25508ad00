import type { NamedKind } from '#core/query';
import { capitalised, strings } from '#renderer/words';
import { asking, called, mostFirst, titleOf, type Asked } from './asked.ts';
import { barsFigure, type Bar } from './bars-figure.ts';
import type { Figure } from './figure.ts';

const words = strings.overview;

/** What is counted, and how it is named, looks and is said. */
interface Count<Id> {
  readonly id: string;
  readonly kind: NamedKind;
  readonly title: string;
  readonly head: string;
  readonly summary: (most: string, count: number, all: number) => string;
  readonly counts: readonly (readonly [Id, number])[];
  /** Undefined for what is not here, and not shown; null for what is here without a name. */
  readonly nameOf: (id: Id) => string | null | undefined;
  readonly colourOf?: (id: Id) => string;
  /** A name as it stands by itself; as it is where absent. */
  readonly written?: (name: string) => string;
  readonly most?: number;
  readonly said: (count: number, name: string) => string;
}

function figureOf<Id>(asked: Asked, count: Count<Id>): readonly Figure[] {
  const { kind, nameOf, colourOf, said, summary, written, ...rest } = count;
  const bars = mostFirst(count.counts).flatMap(
    ([id, number]): readonly (Bar & { name: string })[] => {
      const name = nameOf(id);
      if (name === undefined) return [];
      const label = name === null || name === '' ? words.unknown : name;
      return [
        {
          name: label,
          label: written?.(label) ?? label,
          count: number,
          colour: colourOf?.(id) ?? null,
          said: said(number, label),
          query: label === name ? asking(asked, () => called(asked, kind, name)) : null,
        },
      ];
    },
  );
  const [first] = bars;
  if (first === undefined) return [];
  return [barsFigure({ ...rest, bars, summary: summary(first.name, first.count, bars.length) })];
}

/** Counts by tag, analyst, actor and document. */
export function countFigures(asked: Asked): readonly Figure[] {
  const { overview, names } = asked;
  const tags = new Map(names.tags.map((tag) => [tag.id, tag]));
  const documents = new Map(names.documents.map((entry) => [entry.summary.id, titleOf(entry)]));
  const analysts = new Map(names.analysts.map(({ id, name }) => [id, name]));
  const actors = new Map(names.entities.map(({ id, name }) => [id, name]));
  return [
    ...figureOf(asked, {
      id: 'tags',
      kind: 'tag',
      title: words.byTag,
      head: words.tag,
      summary: words.byTagSummary,
      counts: overview.byTag,
      nameOf: (id) => tags.get(id)?.label,
      colourOf: (id) => tags.get(id)?.colour ?? 'plain',
      written: capitalised,
      said: words.tagged,
    }),
    ...figureOf(asked, {
      id: 'analysts',
      kind: 'analyst',
      title: words.byAnalyst,
      head: words.analyst,
      summary: words.byAnalystSummary,
      counts: overview.byAnalyst,
      nameOf: (id) => analysts.get(id) ?? null,
      said: words.by,
    }),
    ...figureOf(asked, {
      id: 'actors',
      kind: 'actor',
      title: words.byActor,
      head: words.actor,
      summary: words.byActorSummary,
      counts: overview.byActor,
      nameOf: (id) => actors.get(id),
      colourOf: () => 'actor',
      said: words.naming,
      most: 12,
    }),
    ...figureOf(asked, {
      id: 'documents',
      kind: 'document',
      title: words.byDocument,
      head: words.document,
      summary: words.byDocumentSummary,
      counts: overview.byDocument,
      nameOf: (id) => documents.get(id),
      said: words.in,
    }),
  ];
}
