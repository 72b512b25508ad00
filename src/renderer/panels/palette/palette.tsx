import { Command as Cmdk } from 'cmdk';
import { FileText, Hash, Search, TextSearch } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DocumentEntry, OpenDocument, Workbench } from '#renderer/store';
import { classNames, Keys, type Command } from '#renderer/ui';
import { strings } from '#renderer/words';
import { labelled, ranked } from './rank.ts';
import { usePassages } from './use-passages.ts';
import styles from './palette.module.css';

export interface PaletteProps {
  readonly workbench: Workbench;
  readonly commands: readonly Command[];
  readonly onClose: () => void;
  /** Opens the search with these words. */
  readonly onFind: (query: string) => void;
}

const mostCommands = 12;
const mostDocuments = 8;
const mostHeadings = 6;

/** Characters of a text that stand before what was found in it. */
const mostBefore = 24;

export function Palette(props: PaletteProps): ReactNode {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={classNames(styles['scrim'])}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className={classNames(styles['modal'])}>
        <AriaDialog aria-label={strings.palette.label} className={classNames(styles['dialog'])}>
          <Answers {...props} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is typed, and what answers it: drawn anew at each key, and nothing around it. */
function Answers({ workbench, commands, onClose, onFind }: PaletteProps): ReactNode {
  const [query, setQuery] = useState('');
  const { documents, open } = workbench.state.getState();
  const isAsked = query.trim() !== '';
  const runnable = useMemo(
    () =>
      labelled(
        commands.filter((command) => command.id !== 'palette' && command.isEnabled()),
        labelOf,
        groupOf,
      ),
    [commands],
  );
  const foundCommands = ranked(query, runnable, isAsked ? mostCommands : Infinity);
  const others = useMemo(
    () => labelled(documents.filter(isOther(open)), nameOf),
    [documents, open],
  );
  const foundDocuments = useMemo(() => ranked(query, others, mostDocuments), [query, others]);
  const headings = useMemo(() => labelled(headingsOf(open), ({ text }) => text), [open]);
  const foundHeadings = useMemo(
    () => (isAsked ? ranked(query, headings, mostHeadings) : []),
    [query, headings, isAsked],
  );
  const passages = usePassages(workbench, query);
  const groups = grouped(foundCommands, isAsked);
  const act = (run: () => void) => (): void => {
    onClose();
    run();
  };
  return (
    <Cmdk label={strings.palette.label} shouldFilter={false} loop className={styles['root']}>
      <div className={styles['head']}>
        <Search aria-hidden />
        <Cmdk.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={strings.palette.placeholder}
          className={styles['input']}
        />
      </div>
      <Cmdk.List className={styles['list']} label={strings.palette.label}>
        {[...groups].map(([group, members]) => (
          <Cmdk.Group key={group} heading={group} className={styles['group']}>
            {members.map((command) => (
              <Cmdk.Item
                key={command.id}
                value={command.id}
                className={styles['item']}
                onSelect={act(command.run)}
              >
                <span className={styles['label']}>{command.label}</span>
                {command.chords[0] !== undefined && <Keys chord={command.chords[0]} />}
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        ))}
        {foundDocuments.length > 0 && (
          <Cmdk.Group heading={strings.palette.documents} className={styles['group']}>
            {foundDocuments.map(({ summary }) => (
              <Cmdk.Item
                key={summary.id}
                value={summary.id}
                className={styles['item']}
                onSelect={act(() => void workbench.openDocument(summary.id))}
              >
                <FileText aria-hidden />
                <span className={styles['label']}>{summary.metadata.title}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {foundHeadings.length > 0 && (
          <Cmdk.Group heading={strings.palette.headings} className={styles['group']}>
            {foundHeadings.map(({ text, at }) => (
              <Cmdk.Item
                key={at}
                value={`heading-${String(at)}`}
                className={styles['item']}
                onSelect={act(() => {
                  workbench.revealAt(at);
                })}
              >
                <Hash aria-hidden />
                <span className={styles['label']}>{text}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {passages.length > 0 && (
          <Cmdk.Group heading={strings.palette.corpus} className={styles['group']}>
            {passages.map((passage) => (
              <Cmdk.Item
                key={passage.document}
                value={`passage-${passage.document}`}
                className={styles['item']}
                onSelect={act(() => void workbench.openAt(passage.document, passage.at))}
              >
                <TextSearch aria-hidden />
                <span className={styles['passage']} dir="auto">
                  {passage.before.slice(-mostBefore)}
                  <mark>{passage.match}</mark>
                  {passage.after}
                </span>
                <span className={styles['source']}>{passage.title}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {isAsked && open !== null && (
          <Cmdk.Group className={styles['group']}>
            <Cmdk.Item
              value="find-these-words"
              className={styles['item']}
              onSelect={act(() => {
                onFind(query.trim());
              })}
            >
              <Search aria-hidden />
              <span className={styles['label']}>{strings.palette.find(query.trim())}</span>
            </Cmdk.Item>
          </Cmdk.Group>
        )}
        <Cmdk.Empty className={styles['empty']}>{strings.palette.none}</Cmdk.Empty>
      </Cmdk.List>
    </Cmdk>
  );
}

/** By their groups, in the order in which those come up; an answer to a query stays in one piece. */
function grouped(
  commands: readonly Command[],
  isAsked: boolean,
): ReadonlyMap<string, readonly Command[]> {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = isAsked ? '' : command.group;
    groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  return groups;
}

const labelOf = ({ label }: Command): string => label;
const groupOf = ({ group }: Command): string => group;

const nameOf = ({ summary: { metadata } }: DocumentEntry): string =>
  `${metadata.title} ${metadata.publisher ?? ''}`;

const isOther =
  (open: OpenDocument | null) =>
  ({ summary }: DocumentEntry): boolean =>
    summary.id !== open?.summary.id;

/** The open document's headings, with where each begins. */
function headingsOf(open: OpenDocument | null) {
  if (open === null) return [];
  return open.body.blocks
    .filter(({ kind, boilerplate }) => kind === 'heading' && boilerplate !== true)
    .map(({ start, end }) => ({ at: start, text: open.body.text.slice(start, end) }));
}
