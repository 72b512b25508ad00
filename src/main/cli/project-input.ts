import { done, refused, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import { readProject, type ProjectContents } from '#main/services/project';

/** A pipe tells no size beforehand. */
const MOST_PIPED = 256 * 1024 * 1024;

async function readStandardInput(): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_PIPED)
      return refused(
        'too-large',
        `What comes from standard input is larger than ${sizeInWords(MOST_PIPED)}.`,
      );
    chunks.push(chunk);
  }
  return done(Buffer.concat(chunks));
}

/** Reads the project that an operand names: a file, a folder, or standard input for `-`. */
export async function projectFrom(operand: string): Promise<Result<ProjectContents>> {
  if (operand !== '-') return readProject(operand);
  const bytes = await readStandardInput();
  return bytes.ok ? readProject({ name: 'standard input', bytes: bytes.value }) : bytes;
}

/** Reads several, one after the other; the first that is refused refuses all. */
export async function projectsFrom(
  operands: readonly string[],
): Promise<Result<readonly ProjectContents[]>> {
  if (operands.filter((operand) => operand === '-').length > 1)
    return refused('bad-request', 'Standard input can be read only once.');
  const projects: ProjectContents[] = [];
  for (const operand of operands) {
    const project = await projectFrom(operand);
    if (!project.ok) return project;
    projects.push(project.value);
  }
  return done(projects);
}
