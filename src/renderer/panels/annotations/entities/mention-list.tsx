import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DocumentId, EntityId } from '#core/model';
import type { AnnotationSketch, Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './entity-dialog.module.css';

export interface MentionListProps {
  readonly workbench: Workbench;
  readonly id: EntityId;
  readonly onGo: (mention: AnnotationSketch) => void;
}

/** More would be looked through by nobody. */
const mostShown = 300;

/** Every annotation that stands for an actor, by document; each leads there. */
export function MentionList({ workbench, id, onGo }: MentionListProps): ReactNode {
  const revision = useStore(workbench.state, (state) => state.revision);
  const documents = useStore(workbench.state, (state) => state.documents);
  const [mentions, setMentions] = useState<readonly AnnotationSketch[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void workbench.entities.mentions(id).then((found) => {
      if (isCurrent) setMentions(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [workbench, id, revision]);
  const titleOf = (document: DocumentId): string =>
    documents.find(({ summary }) => summary.id === document)?.summary.metadata.title ?? '';
  return (
    <section aria-label={strings.entities.mentions} className={styles['mentions']}>
      <h3>{strings.entities.mentions}</h3>
      {mentions === null && <p>{strings.entities.looking}</p>}
      {mentions?.length === 0 && <p>{strings.entities.noMentions}</p>}
      {mentions !== null &&
        [...byDocument(mentions.slice(0, mostShown))].map(([document, group]) => (
          <div key={document}>
            <h4>{strings.entities.mentionsIn(group.length, titleOf(document))}</h4>
            <ul>
              {group.map((mention) => (
                <li key={mention.id}>
                  <button
                    type="button"
                    onClick={() => {
                      onGo(mention);
                    }}
                  >
                    <bdi>{mention.exact}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      {mentions !== null && mentions.length > mostShown && (
        <p>{strings.cards.more(mentions.length - mostShown)}</p>
      )}
    </section>
  );
}

function byDocument(
  mentions: readonly AnnotationSketch[],
): ReadonlyMap<DocumentId, readonly AnnotationSketch[]> {
  const groups = new Map<DocumentId, AnnotationSketch[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.document);
    if (group === undefined) groups.set(mention.document, [mention]);
    else group.push(mention);
  }
  return groups;
}
