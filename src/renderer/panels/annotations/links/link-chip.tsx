import { Ellipsis } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#core/model';
import { entryIn, type Link, type Tag, type Workbench } from '#renderer/store';
import { Chip, IconButton, Menu, menuCommand } from '#renderer/ui';
import { strings } from '#renderer/words';
import { goToCard, type Desk } from '../desk.ts';
import { inFewWords } from '../values/value-words.ts';
import { readsAs } from './reads-as.ts';
import styles from './link-facts.module.css';

export interface LinkChipProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly link: Link;
  readonly tags: readonly Tag[];
  /** The document of the card. */
  readonly home: DocumentId;
  readonly isFocused: boolean;
}

/** The other end of a link: leads there, and says where that is if elsewhere. */
export function LinkChip(props: LinkChipProps): ReactNode {
  const { workbench, desk, link, tags, home, isFocused } = props;
  const entities = useStore(workbench.state, (state) => state.entities);
  const { other } = link;
  const title = useStore(workbench.state, ({ documents }) =>
    other === null || other.document === home
      ? null
      : (entryIn(documents, other.document)?.summary.metadata.title ?? ''),
  );
  if (other === null) return <span className={styles['missing']}>{strings.links.missing}</span>;
  const words = inFewWords(other, entities);
  const where = title === null ? '' : ` ${strings.links.in(title)}`;
  return (
    <span className={styles['link']}>
      <Chip
        colour={tags.find(({ id }) => id === other.tag)?.colour ?? 'plain'}
        label={strings.links.goTo(readsAs(link), `${words}${where}`)}
        onPress={() => {
          goToCard(workbench, desk, other);
        }}
      >
        <bdi>{words}</bdi>
        {title !== null && <span className={styles['where']}>{strings.links.in(title)}</span>}
      </Chip>
      {isFocused && <LinkMenu workbench={workbench} link={link} words={words} />}
    </span>
  );
}

interface LinkMenuProps {
  readonly workbench: Workbench;
  readonly link: Link;
  readonly words: string;
}

function LinkMenu({ workbench, link, words }: LinkMenuProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  const types = useStore(workbench.state, (state) => state.relationTypes);
  const commands = [
    ...types
      .filter(({ id, isRetired }) => id !== link.type.id && !isRetired)
      .map((type) =>
        menuCommand(
          type.id,
          strings.links.changeTo(readsAs({ type, direction: link.direction })),
          () => {
            workbench.relations.changeType(link.id, type.id);
          },
        ),
      ),
    menuCommand('remove', strings.links.remove, () => {
      const card = anchor.current?.closest<HTMLElement>('[data-card]');
      workbench.relations.unlink(link.id);
      // The menu gives the keyboard back to a button that is gone by then.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => card?.focus());
      });
    }),
  ];
  return (
    <span ref={anchor}>
      <Menu label={strings.links.change(words)} commands={commands}>
        <IconButton label={strings.links.change(words)} className={styles['more']}>
          <Ellipsis aria-hidden />
        </IconButton>
      </Menu>
    </span>
  );
}
