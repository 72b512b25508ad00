import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AnnotationId } from '#core/model';
import type { Link, Workbench } from '#renderer/store';
import { capitalised } from '#renderer/words';
import { Fact } from '../values/fact.tsx';
import type { FactsProps } from '../values/facts-props.ts';
import { LinkChip } from './link-chip.tsx';
import { readsAs } from './reads-as.ts';
import styles from './link-facts.module.css';

const none: readonly Link[] = [];

/** An annotation's links, drawn anew only when one of them changes. */
const useLinks = (workbench: Workbench, id: AnnotationId): readonly Link[] =>
  useStore(workbench.state, () => {
    const links = workbench.relations.of(id);
    return links.length === 0 ? none : links;
  });

function grouped(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const group = groups.get(readsAs(link));
    if (group === undefined) groups.set(readsAs(link), [link]);
    else group.push(link);
  }
  return groups;
}

/** The links of an annotation, both ways, by how they read. */
export function LinkFacts(props: FactsProps): ReactNode {
  const { workbench, desk, annotation, tags, isFocused } = props;
  const links = useLinks(workbench, annotation.id);
  if (links.length === 0) return null;
  const facts = [...grouped(links)].map(([reading, group]) => (
    <Fact key={reading} label={capitalised(reading)}>
      <div className={styles['chips']}>
        {group.map((link) => (
          <LinkChip
            key={`${link.id}-${link.direction}`}
            workbench={workbench}
            desk={desk}
            link={link}
            tags={tags}
            home={annotation.document}
            isFocused={isFocused}
          />
        ))}
      </div>
    </Fact>
  ));
  return <dl>{facts}</dl>;
}
