import { allConflicts } from '#core/merge';
import { replay } from '#core/model';
import { uniteProjects } from '#main/services/project';
import { isGiven, wordOf, type Command, type Status } from '../command.ts';
import { projectsFrom } from '../project-input.ts';
import { checkDestination, writeProject } from '../project-output.ts';
import { counted, refuse, say } from '../terminal.ts';

async function run(inputs: readonly string[], path: string, isForced: boolean): Promise<Status> {
  const destination = { path, inputs, isForced };
  const free = await checkDestination(destination);
  if (!free.ok) return refuse(free);
  const projects = await projectsFrom(inputs);
  if (!projects.ok) return refuse(projects);
  const united = uniteProjects(projects.value);
  const written = await writeProject(destination, united);
  if (!written.ok) return refuse(written);
  const ids = new Set(projects.value.map(({ project }) => project.id));
  if (ids.size > 1)
    say(`These were ${ids.size} projects; what became of them goes by ${united.project.id}.`);
  const { documents, changes } = united;
  const conflicts = allConflicts(replay(changes)).length;
  say(
    `Merged ${counted(inputs.length, 'project')}: ${counted(documents.length, 'document')}, ` +
      `${counted(changes.length, 'change')}, ${counted(conflicts, 'conflict')}.`,
  );
  return 0;
}

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'PROJECT PROJECT… -o FILE',
  summary: 'bring projects together: nothing anyone did is lost',
  help: [
    'The result holds every document and every change of each. The order does not matter, and',
    'merging once more changes nothing. Where people said different things of the same, both are',
    'kept: open the project to decide.',
    '',
    '  -o FILE    where to write; may be one of the projects; “-” is standard output;',
    '             a name that ends in “/” makes a folder instead of a file',
    '  --force    replace a file that is there',
  ],
  options: { output: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
  operands: [1, 1000],
  run: async ({ given, operands }) => {
    const path = wordOf(given, 'output');
    if (path !== null) return run(operands, path, isGiven(given, 'force'));
    say('Say with -o where to write.');
    return 2;
  },
};
