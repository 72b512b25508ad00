import type { Chord, Command } from '#renderer/ui';

/** A command as the table of keys changes it. */
export interface BindableCommand extends Command {
  readonly ownChords: readonly Chord[];
  readonly isBindable: boolean;
}

/** Which commands get which keys; null gives a command its own again. */
export type KeyChanges = ReadonlyMap<string, readonly Chord[] | null>;

/** Keys that one command may have. */
export const MOST_CHORDS = 4;

/** What giving a command one more key comes to. */
export type Addition =
  | { readonly kind: 'added'; readonly changes: KeyChanges }
  | { readonly kind: 'there' }
  | { readonly kind: 'full' }
  /** Another command has the key; `changes` take it from there. */
  | { readonly kind: 'conflict'; readonly holder: BindableCommand; readonly changes: KeyChanges }
  /** A tag has the key, and tags have theirs from the codebook. */
  | { readonly kind: 'tag'; readonly holder: BindableCommand };

const isSameList = (a: readonly Chord[], b: readonly Chord[]): boolean =>
  a.length === b.length && a.every((chord, index) => chord === b[index]);

const changeOf = (command: BindableCommand, chords: readonly Chord[]) =>
  [command.id, isSameList(chords, command.ownChords) ? null : chords] as const;

const without = (command: BindableCommand, gone: readonly Chord[]) =>
  changeOf(
    command,
    command.chords.filter((chord) => !gone.includes(chord)),
  );

export function addChord(
  commands: readonly BindableCommand[],
  command: BindableCommand,
  chord: Chord,
): Addition {
  if (command.chords.includes(chord)) return { kind: 'there' };
  if (command.chords.length >= MOST_CHORDS) return { kind: 'full' };
  const added = changeOf(command, [...command.chords, chord]);
  const holders = commands.filter(({ id, chords }) => id !== command.id && chords.includes(chord));
  const tag = holders.find(({ isBindable }) => !isBindable);
  if (tag !== undefined) return { kind: 'tag', holder: tag };
  const taken = holders.map((holder) => without(holder, [chord]));
  const changes = new Map([added, ...taken]);
  const [holder] = holders;
  return holder === undefined ? { kind: 'added', changes } : { kind: 'conflict', holder, changes };
}

export const removeChord = (command: BindableCommand, chord: Chord): KeyChanges =>
  new Map([without(command, [chord])]);

export const isChanged = ({ chords, ownChords }: BindableCommand): boolean =>
  !isSameList(chords, ownChords);

/** Gives a command its own keys again: who has one of them meanwhile loses it. */
export function resetKeys(
  commands: readonly BindableCommand[],
  command: BindableCommand,
): KeyChanges {
  const holders = commands.filter(
    ({ id, isBindable, chords }) =>
      isBindable && id !== command.id && chords.some((chord) => command.ownChords.includes(chord)),
  );
  return new Map([
    [command.id, null] as const,
    ...holders.map((holder) => without(holder, command.ownChords)),
  ]);
}

export const resetAll = (commands: readonly BindableCommand[]): KeyChanges =>
  new Map(commands.filter(isChanged).map(({ id }) => [id, null]));
