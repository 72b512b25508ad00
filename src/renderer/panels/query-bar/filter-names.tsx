import { useState, type ReactNode } from 'react';
import { asksFor, namesOf, offersAt, withName } from '#core/query';
import { PickList, type PickItem } from '#renderer/ui';
import { strings } from '#renderer/words';
import { FilterHead } from './filter-head.tsx';
import type { FilterPageProps, NamedPage } from './filter-pages.ts';
import type { Askable } from './query-names.ts';

export interface FilterNamesProps extends FilterPageProps {
  readonly kind: NamedPage;
}

/** So many are shown before one types. */
const MOST = 60;

interface Named {
  readonly name: string;
  readonly colour?: string;
}

function namedOf(
  kind: NamedPage,
  { tags, documents, analysts, entities }: Askable,
): readonly Named[] {
  switch (kind) {
    case 'tag':
      return tags.map(({ label, colour }) => ({ name: label, colour }));
    case 'document':
      return documents.map(({ title }) => ({ name: title }));
    case 'analyst':
      return analysts;
    case 'actor':
      return entities;
  }
}

const fields = { tag: 'tag', document: 'in', analyst: 'by', actor: 'actor' } as const;

/** Names of a kind, each of which can be asked for. */
export function FilterNames(props: FilterNamesProps): ReactNode {
  const { kind, query, names, onQuery, onPage } = props;
  const words = strings.filters;
  const [typed, setTyped] = useState('');
  const all = namedOf(kind, names);
  const found = typed.trim() === '' ? all : foundIn(kind, typed, names, all);
  const seen = new Map(found.map((each) => [each.name, each]));
  const shown = [...seen.values()].slice(0, MOST);
  const items = shown.map(({ name, colour }): PickItem => ({
    id: name,
    label: name,
    isTicked: asksFor(query, kind, name),
    ...(colour === undefined ? {} : { colour }),
  }));
  const rest = seen.size - shown.length;
  const isAsked = namesOf(query, kind).length > 0;
  return (
    <>
      <FilterHead
        title={words[kind]}
        onBack={() => {
          onPage('home');
        }}
        onClear={
          isAsked
            ? () => {
                onQuery(namesOf(query, kind).reduce((text, name) => withName(text, kind, name, false), query)); // prettier-ignore
              }
            : undefined
        }
      />
      <PickList
        label={words[kind]}
        placeholder={words.find}
        query={typed}
        onQuery={setTyped}
        items={items}
        empty={words.none}
        foot={rest > 0 ? words.more(rest) : undefined}
        onPick={(name) => {
          onQuery(withName(query, kind, name, !asksFor(query, kind, name)));
        }}
      />
    </>
  );
}

/** By name or another name, best first, as a query's field offers them. */
function foundIn(
  kind: NamedPage,
  typed: string,
  names: Askable,
  all: readonly Named[],
): readonly Named[] {
  const begun = `${fields[kind]}:"${typed.replaceAll('"', '""')}`;
  const offered = offersAt(begun, begun.length, names).map(({ name }) => name);
  const exact = all.filter(({ name }) => name === typed.trim());
  return [...exact, ...offered.flatMap((name) => all.find((each) => each.name === name) ?? [])];
}
