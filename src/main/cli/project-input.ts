import { done, refused, type Result } from '#contract';
import { readProject, type ProjectContents } from '#main/services/project';
import { readStandardInput, STANDARD_INPUT } from './standard-input.ts';

const MOST_PIPED = 256 * 1024 * 1024;

/** A project that was read, and whether it had to be unlocked. */
export interface ProjectInput {
  readonly contents: ProjectContents;
  readonly wasLocked: boolean;
}

type Source = Parameters<typeof readProject>[0];
type TellOfStray = NonNullable<Parameters<typeof readProject>[2]>;

async function sourceOf(operand: string): Promise<Result<Source>> {
  if (operand !== STANDARD_INPUT) return done(operand);
  const bytes = await readStandardInput(MOST_PIPED);
  return bytes.ok ? done({ name: 'standard input', bytes: bytes.value }) : bytes;
}

async function inputFrom(
  operand: string,
  passphrase: string | null,
  tellOfStray: TellOfStray | null = null,
): Promise<Result<ProjectInput>> {
  const source = await sourceOf(operand);
  if (!source.ok) return source;
  // Without a passphrase a locked one is refused at once, so this tells which are.
  const plain = await readProject(source.value, null, tellOfStray);
  if (plain.ok) return done({ contents: plain.value, wasLocked: false });
  if (plain.code !== 'locked') return plain;
  if (passphrase === null)
    return refused(
      'locked',
      `${plain.message} Give it with --passphrase-file FILE, or in OBELUS_PASSPHRASE.`,
    );
  const opened = await readProject(source.value, passphrase);
  return opened.ok ? done({ contents: opened.value, wasLocked: true }) : opened;
}

/** Reads several, one after the other; the first that is refused refuses all. */
export async function inputsFrom(
  operands: readonly string[],
  passphrase: string | null,
): Promise<Result<readonly ProjectInput[]>> {
  const inputs: ProjectInput[] = [];
  for (const operand of operands) {
    const input = await inputFrom(operand, passphrase);
    if (!input.ok) return input;
    inputs.push(input.value);
  }
  return done(inputs);
}

/** Reads the projects that operands name: files, folders, or standard input for `-`. */
export async function projectsFrom(
  operands: readonly string[],
  passphrase: string | null,
): Promise<Result<readonly ProjectContents[]>> {
  const inputs = await inputsFrom(operands, passphrase);
  return inputs.ok ? done(inputs.value.map(({ contents }) => contents)) : inputs;
}

/**
 * Reads the project that an operand names: a file, a folder, or standard input for `-`.
 *
 * @param tellOfStray is told of what does not belong into a folder, which is refused for it without
 */
export async function projectFrom(
  operand: string,
  passphrase: string | null,
  tellOfStray: TellOfStray | null = null,
): Promise<Result<ProjectContents>> {
  const input = await inputFrom(operand, passphrase, tellOfStray);
  return input.ok ? done(input.value.contents) : input;
}
