import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '#renderer/words';
import type { TagId } from '#core/model';
import type { OpenDocument, Tag, Workbench } from '#renderer/store';
import { connectSurface, focusReading } from './connect-surface.ts';
import { DocumentHeader } from './document-header.tsx';
import { NotePopover, type ShownNote } from './note-popover.tsx';
import styles from './reading-surface.module.css';
import { TagPopover, type PopoverAnchor } from './tag-popover.tsx';

interface Props {
  readonly workbench: Workbench;
  readonly open: OpenDocument;
  readonly tags: readonly Tag[];
  readonly onDetails: (() => void) | undefined;
}

/** One document's page with its ruler; mounted anew for each document. */
export function DocumentPage({ workbench, open, tags, onDetails }: Props) {
  // The store makes `open` anew when its list of the unplaced changes; the page stays.
  const { summary, body, annotations } = open;
  const { id } = summary;
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const mount = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<PopoverAnchor | null>(null);
  const [note, setNote] = useState<ShownNote | null>(null);

  const keyBindings = useStore(workbench.state, (state) => state.keyBindings);
  const keys = useMemo(
    () => new Map(tags.map(({ id, key }) => [id, keyBindings.get(`tag.${id}`)?.[0] ?? key])),
    [tags, keyBindings],
  );
  const onTag = useCallback((tag: TagId) => void workbench.annotate(tag), [workbench]);

  useEffect(() => {
    if (!scroller.current || !page.current || !mount.current || !ruler.current) return undefined;
    return connectSurface({
      workbench,
      id,
      body,
      annotations,
      scroller: scroller.current,
      page: page.current,
      mount: mount.current,
      ruler: ruler.current,
      onPopover: setAnchor,
      onNote: setNote,
    });
  }, [workbench, id, body, annotations]);

  const { title } = summary.metadata;
  useEffect(() => {
    // Said anew of the text that stands there: it is not mounted anew for another title.
    mount.current?.firstElementChild?.setAttribute('aria-label', strings.surface.text(title));
  }, [title]);

  return (
    <div className={styles['reading']}>
      <div className={styles['scroller']} ref={scroller}>
        <div className={styles['page']} ref={page}>
          <DocumentHeader summary={summary} body={body} onDetails={onDetails} />
          <div
            className={styles['text']}
            ref={mount}
            // In plain text a line end inside a paragraph is the file's, elsewhere the author's.
            data-breaks={summary.metadata.mediaType === 'text/plain' ? undefined : ''}
          />
          {anchor === null ? null : (
            <TagPopover
              anchor={anchor}
              tags={tags}
              keys={keys}
              onTag={onTag}
              onKeyboardLost={focusReading}
            />
          )}
          {note === null ? null : <NotePopover note={note} />}
        </div>
      </div>
      <div className={styles['ruler']} ref={ruler} aria-hidden="true" />
    </div>
  );
}
