import { X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import {
  Button,
  chordKeys,
  IconButton,
  isMacPlatform,
  Keys,
  type Chord,
  type Recorded,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import {
  addChord,
  isChanged,
  MOST_CHORDS,
  removeChord,
  resetKeys,
  type BindableCommand,
  type KeyChanges,
} from './bindings.ts';
import { KeyRecorder } from './key-recorder.tsx';
import styles from './keys-dialog.module.css';

export interface KeyEditorProps {
  readonly command: BindableCommand;
  readonly commands: readonly BindableCommand[];
  readonly onChanges: (changes: KeyChanges) => void;
}

/** A question that waits for the person: whose the key shall be. */
interface Question {
  readonly text: string;
  readonly chord: Chord;
  readonly changes: KeyChanges;
}

export const keysInWords = (chords: readonly Chord[]): string =>
  chords.map((chord) => chordKeys(chord, isMacPlatform).join(' ')).join(', ');

/** One command's keys, to be taken away, added by pressing them, or given back. */
export function KeyEditor({ command, commands, onChanges }: KeyEditorProps): ReactNode {
  const words = strings.rebinding;
  const [isRecording, setRecording] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const [said, setSaid] = useState('');
  const editor = useRef<HTMLDivElement>(null);

  const finish = (sentence: string): void => {
    setRecording(false);
    setSaid(sentence);
    // The button that began it is there again with the next frame.
    requestAnimationFrame(() => {
      editor.current?.querySelector<HTMLElement>('[data-next] button')?.focus();
    });
  };
  const bound = (chord: Chord): string => words.bound(command.label, keysInWords([chord]));

  const take = (chord: Chord): void => {
    const addition = addChord(commands, command, chord);
    const keys = keysInWords([chord]);
    switch (addition.kind) {
      case 'there':
        return finish(words.isThere(keys));
      case 'full':
        return finish(words.isFull(MOST_CHORDS));
      case 'tag':
        return finish(words.isTag(keys, addition.holder.label));
      case 'added':
        onChanges(addition.changes);
        return finish(bound(chord));
      case 'conflict': {
        const { holder, changes } = addition;
        const text = words.conflict(keys, holder.label);
        setQuestion({ text, chord, changes });
        return finish('');
      }
    }
  };
  const onRecorded = (recorded: Exclude<Recorded, { kind: 'waiting' }>): void => {
    if (recorded.kind === 'chord') return take(recorded.chord);
    const sentence = words.refused[recorded.reason];
    setSaid(typeof sentence === 'string' ? sentence : sentence(keysInWords([recorded.chord])));
  };

  return (
    <div ref={editor} className={styles['editor']} role="group" aria-label={command.label}>
      {command.chords.length > 0 && (
        <ul className={styles['chords']}>
          {command.chords.map((chord) => (
            <li key={chord}>
              <Keys chord={chord} />
              <IconButton
                label={words.remove(keysInWords([chord]))}
                onPress={() => {
                  onChanges(removeChord(command, chord));
                  finish(words.unbound(command.label, keysInWords([chord])));
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {isRecording && (
        <KeyRecorder
          onRecorded={onRecorded}
          onLeave={() => {
            setRecording(false);
          }}
        />
      )}
      {question !== null && (
        <div className={styles['question']} role="alert">
          <p>{question.text}</p>
          <span data-next="">
            <Button
              variant="primary"
              onPress={() => {
                onChanges(question.changes);
                setQuestion(null);
                finish(bound(question.chord));
              }}
            >
              {words.take}
            </Button>
          </span>
          <Button
            onPress={() => {
              setQuestion(null);
              finish('');
            }}
          >
            {words.keep}
          </Button>
        </div>
      )}
      {!isRecording && question === null && (
        <div className={styles['actions']}>
          <span data-next="">
            <Button
              onPress={() => {
                setSaid('');
                setRecording(true);
              }}
            >
              {words.add}
            </Button>
          </span>
          {isChanged(command) && (
            <Button
              variant="quiet"
              onPress={() => {
                onChanges(resetKeys(commands, command));
                finish(words.wasReset(command.label));
              }}
            >
              {words.reset}
            </Button>
          )}
        </div>
      )}
      <p role="status" className={styles['said']}>
        {said}
      </p>
    </div>
  );
}
