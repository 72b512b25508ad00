import { Fragment, type ReactNode } from 'react';
import { Dialog, Keys, type Chord, type Command } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './keys-dialog.module.css';

export interface KeysDialogProps {
  readonly commands: readonly Command[];
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
];

export function KeysDialog({ commands, onClose }: KeysDialogProps): ReactNode {
  const groups = new Map<string, KeyLine[]>();
  for (const { group, label, chords } of commands) {
    if (chords.length === 0) continue;
    groups.set(group, [...(groups.get(group) ?? []), { label, chords }]);
  }
  return (
    <Dialog title={strings.keys.title} onClose={onClose} width="wide">
      <p>
        {strings.keys.hint} {strings.commands.retagHint}
      </p>
      <div className={styles['groups']}>
        {[...groups, ...listKeys].map(([group, lines]) => (
          <section key={group} className={styles['group']}>
            <h3>{group}</h3>
            <dl>
              {lines.map(({ label, chords }) => (
                <div key={label} className={styles['line']}>
                  <dt>{label}</dt>
                  <dd>
                    {chords.map((chord, index) => (
                      <Fragment key={chord}>
                        {index > 0 && ' '}
                        <Keys chord={chord} />
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
