import { Pencil } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button, classNames, Dialog, Keys, SearchField, type Chord } from '#renderer/ui';
import { strings } from '#renderer/words';
import { isChanged, resetAll, type BindableCommand, type KeyChanges } from './bindings.ts';
import { KeyEditor, keysInWords } from './key-editor.tsx';
import styles from './keys-dialog.module.css';

export interface KeysDialogProps {
  readonly commands: readonly BindableCommand[];
  /** Gives commands other keys. */
  readonly onChanges: (changes: KeyChanges) => void;
  readonly onClose: () => void;
}

interface KeyLine {
  readonly label: string;
  readonly chords: readonly Chord[];
}

/** Keys that lists have of their own, beside the commands'. */
const listKeys: readonly (readonly [string, readonly KeyLine[]])[] = [
  [
    strings.keys.corpusGroup,
    [
      { label: strings.keys.move, chords: ['ArrowUp', 'ArrowDown'] },
      { label: strings.keys.firstLast, chords: ['Home', 'End'] },
      { label: strings.keys.enter, chords: ['Enter'] },
      { label: strings.keys.open, chords: ['Space'] },
      { label: strings.keys.removeDocument, chords: ['Delete'] },
    ],
  ],
  [
    strings.keys.cardsGroup,
    [
      { label: strings.keys.move, chords: ['ArrowUp', 'ArrowDown'] },
      { label: strings.keys.firstLast, chords: ['Home', 'End'] },
      { label: strings.keys.reveal, chords: ['Enter'] },
    ],
  ],
  [
    strings.searchKeys.group,
    [
      { label: strings.keys.move, chords: ['ArrowUp', 'ArrowDown'] },
      { label: strings.keys.firstLast, chords: ['Home', 'End'] },
      { label: strings.searchKeys.tick, chords: ['Space'] },
      { label: strings.searchKeys.tickOn, chords: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
      { label: strings.searchCommands.tickAll, chords: ['A'] },
      { label: strings.searchCommands.tickNone, chords: ['N'] },
      { label: strings.searchCommands.tickInverted, chords: ['I'] },
      { label: strings.searchCommands.tickUntagged, chords: ['D'] },
      { label: strings.searchKeys.go, chords: ['Enter'] },
    ],
  ],
  [
    strings.tableKeys.group,
    [
      { label: strings.keys.move, chords: ['ArrowUp', 'ArrowDown'] },
      { label: strings.keys.firstLast, chords: ['Mod+Home', 'Mod+End'] },
      { label: strings.tableKeys.cells, chords: ['ArrowLeft', 'ArrowRight'] },
      { label: strings.tableKeys.headings, chords: ['ArrowUp'] },
      { label: strings.tableKeys.tick, chords: ['Space'] },
      { label: strings.tableKeys.tickOn, chords: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
      { label: strings.tableCommands.tickAll, chords: ['A'] },
      { label: strings.tableCommands.tickNone, chords: ['N'] },
      { label: strings.tableCommands.tickInverted, chords: ['I'] },
      { label: strings.tableKeys.go, chords: ['Enter'] },
      { label: strings.tableKeys.remove, chords: ['Delete'] },
      { label: strings.tableCommands.value, chords: ['V'] },
      { label: strings.tableKeys.copy, chords: ['C', 'Mod+C'] },
      { label: strings.tableKeys.filter, chords: ['F'] },
      { label: strings.tableKeys.grouping, chords: ['G'] },
      { label: strings.tableKeys.fold, chords: ['+', '-'] },
    ],
  ],
  [
    strings.compareKeys.group,
    [
      { label: strings.keys.move, chords: ['ArrowUp', 'ArrowDown'] },
      { label: strings.keys.firstLast, chords: ['Home', 'End'] },
      { label: strings.compareKeys.columns, chords: ['ArrowLeft', 'ArrowRight'] },
      { label: strings.compareKeys.next, chords: ['J'] },
      { label: strings.compareKeys.previous, chords: ['K'] },
      { label: strings.compareKeys.take, chords: ['1', '2'] },
      { label: strings.compareKeys.edit, chords: ['E'] },
      { label: strings.compareKeys.both, chords: ['B'] },
      { label: strings.compareKeys.none, chords: ['X'] },
      { label: strings.compareKeys.go, chords: ['Enter'] },
    ],
  ],
];

/** Whether a line is what is looked for: every word in its label, or the keys themselves. */
function answers({ label, chords }: KeyLine, query: string): boolean {
  const asked = query.trim().toLowerCase();
  const text = label.toLowerCase();
  const keys = keysInWords(chords).toLowerCase();
  return (
    asked.split(/\s+/).every((word) => text.includes(word)) || keys.split(', ').includes(asked)
  );
}

interface Section {
  readonly title: string;
  readonly commands: readonly (readonly [BindableCommand, KeyLine])[];
  readonly lines: readonly KeyLine[];
}

/**
 * What answers the query, under its headings: commands first, then the keys of lists that are no
 * command's. A list's key for what a command does, too, stands with the command.
 */
function sectionsOf(commands: readonly BindableCommand[], query: string): readonly Section[] {
  const lists = new Map(listKeys);
  const titles = [...new Set([...commands.map(({ group }) => group), ...lists.keys()])];
  return titles.flatMap((title) => {
    const own = commands.filter(({ group }) => group === title);
    const list = lists.get(title) ?? [];
    const shown = own
      .map((command): readonly [BindableCommand, KeyLine] => {
        const more = list.find(({ label }) => label === command.label)?.chords ?? [];
        return [command, { label: command.label, chords: [...command.chords, ...more] }];
      })
      .filter(([, line]) => answers(line, query));
    const lines = list.filter(
      (line) => answers(line, query) && !own.some(({ label }) => label === line.label),
    );
    return shown.length + lines.length === 0 ? [] : [{ title, commands: shown, lines }];
  });
}

/** The table of all keys, in which commands are given other keys. */
export function KeysDialog({ commands, onChanges, onClose }: KeysDialogProps): ReactNode {
  const words = strings.rebinding;
  const [query, setQuery] = useState('');
  const [edited, setEdited] = useState<string | null>(null);
  const sections = sectionsOf(commands, query);
  return (
    <Dialog title={strings.keys.title} onClose={onClose} width="wide">
      <p>
        {strings.keys.hint} {strings.commands.retagHint} {words.tagKey}
      </p>
      <div className={styles['tools']}>
        <SearchField
          label={words.filter}
          placeholder={words.filterPlaceholder}
          value={query}
          onChange={setQuery}
          onLeave={onClose}
        />
        {commands.some(isChanged) && (
          <Button
            onPress={() => {
              onChanges(resetAll(commands));
            }}
          >
            {words.resetAll}
          </Button>
        )}
      </div>
      {sections.length === 0 && <p>{words.none(query.trim())}</p>}
      <div className={styles['groups']}>
        {sections.map(({ title, commands: members, lines }) => (
          <section key={title} className={styles['group']}>
            <h3>{title}</h3>
            <ul>
              {members.map(([command, line]) => (
                <li key={command.id}>
                  {command.isBindable ? (
                    <AriaButton
                      className={classNames(styles['line'], styles['bindable'])}
                      aria-label={words.change(line.label, keysInWords(line.chords))}
                      aria-expanded={edited === command.id}
                      onPress={() => {
                        setEdited(edited === command.id ? null : command.id);
                      }}
                    >
                      <Line {...line} isChanged={isChanged(command)} />
                      <Pencil aria-hidden />
                    </AriaButton>
                  ) : (
                    <div className={styles['line']}>
                      <Line {...line} isChanged={false} />
                    </div>
                  )}
                  {edited === command.id && (
                    <KeyEditor command={command} commands={commands} onChanges={onChanges} />
                  )}
                </li>
              ))}
              {lines.map((line) => (
                <li key={line.label} className={styles['line']}>
                  <Line {...line} isChanged={false} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ label, chords, isChanged }: KeyLine & { readonly isChanged: boolean }): ReactNode {
  return (
    <>
      <span className={styles['label']}>{label}</span>
      <span className={classNames(styles['keys'], isChanged && styles['changed'])}>
        {chords.map((chord, index) => (
          <Fragment key={chord}>
            {index > 0 && ' '}
            <Keys chord={chord} />
          </Fragment>
        ))}
      </span>
    </>
  );
}
