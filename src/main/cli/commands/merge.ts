import { conflictsAmong } from '#core/merge';
import { uniteProjects } from '#main/services/project';
import { isGiven, wordOf, type Asked, type Command, type Status } from '../command.ts';
import { lockingObjection, lockingOptions, lockingWith } from '../locking.ts';
import { inputsFrom } from '../project-input.ts';
import { checkDestination, writeProject } from '../project-output.ts';
import { counted, misunderstood, refuse, say } from '../terminal.ts';

async function run(asked: Asked, path: string): Promise<Status> {
  const { given, operands, passphrase } = asked;
  const senseless = lockingObjection(asked);
  if (senseless !== null) return misunderstood(senseless);
  const destination = { path, inputs: operands, isForced: isGiven(given, 'force') };
  const free = await checkDestination(destination);
  if (!free.ok) return refuse(free);
  const inputs = await inputsFrom(operands, passphrase);
  if (!inputs.ok) return refuse(inputs);
  const wasLocked = inputs.value.some((input) => input.wasLocked);
  const locking = lockingWith(asked, wasLocked);
  const projects = inputs.value.map(({ contents }) => contents);
  const united = uniteProjects(projects);
  const written = await writeProject({ ...destination, passphrase: locking }, united);
  if (!written.ok) return refuse(written);
  if (locking !== null) say('Locked with the passphrase.');
  const ids = new Set(projects.map(({ project }) => project.id));
  if (ids.size > 1)
    say(`These were ${ids.size} projects; what became of them goes by ${united.project.id}.`);
  const { documents, changes } = united;
  const conflicts = conflictsAmong(changes).length;
  say(
    `Merged ${counted(projects.length, 'project')}: ${counted(documents.length, 'document')}, ` +
      `${counted(changes.length, 'change')}, ${counted(conflicts, 'conflict')}.`,
  );
  return 0;
}

export const mergeCommand: Command = {
  usage: 'PROJECT PROJECT… -o FILE',
  help: [
    'The result holds every document and every change of each. The order does not matter, and',
    'merging once more changes nothing. Where people said different things of the same, both are',
    'kept: open the project to decide.',
    '',
    '  -o FILE    where to write; may be one of the projects; “-” is standard output;',
    '             a name that ends in “/” makes a folder instead of a file',
    '  --force    replace a file that is there',
    '  --lock     lock the file with the passphrase; so it is too where a project was locked',
    '  --no-lock  leave it open all the same',
  ],
  options: {
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
    ...lockingOptions,
  },
  operands: [1, 1000],
  run: async (asked) => {
    const path = wordOf(asked.given, 'output');
    return path === null ? misunderstood('Say with -o where to write.') : run(asked, path);
  },
};
