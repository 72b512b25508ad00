import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIRTH, shownName, type Change, type Json } from '#core/model';
import { projectBytes, type ProjectContents } from '#main/services/project';
import { uuid } from '../core/model/histories.ts';
import { obelusHere } from '../main/cli/obelus-here.ts';
import { changeOf, documentOf, PROJECT, valueOf } from '../main/project/sample-projects.ts';
import { temporaryFolder } from '../main/support/temporary-folder.ts';

/** Names, labels, titles, notes and passages that would steer a terminal, or forge a line of it. */

/** Sets the window's title, clears the screen, both as escapes and as single controls; turns the line. */
const STEERING = '\u001b]0;evil\u0007\u001b[2J\u009b2J\u009d0;evil\u009c\u202e\u2066\u0085\u2028\r';
const hostile = (name: string): string => `${name}${STEERING}\nobelus: all is well\t!`;

const text = `The mill${STEERING.replace('\r', '')} was closed in June.\n`;
const document = documentOf(text, 'mill.txt');
const tag = uuid(77);

function project(by: 1 | 2): ProjectContents {
  const changes: Change[] = [];
  let seq = 0;
  const born = (record: Change['record'], value: Json): void => {
    seq += 1;
    changes.push(changeOf(record, BIRTH, value, { by, seq }));
  };
  const name = hostile('Anna');
  born(`analyst/${uuid(by)}`, { alive: true, name });
  born(`document/${document.summary.id}`, {
    ...{ alive: true, title: hostile('Title'), fileName: hostile('file.txt') },
    ...{ length: text.length, words: 6 },
  });
  born(`tag/${tag}`, { alive: true, label: hostile(`Label ${String(by)}`), kind: 'plain' });
  born(`entity/${uuid(88)}`, { alive: true, name: hostile(`Actor ${String(by)}`), kind: 'person' });
  const exact = text.slice(0, 20);
  const passage = { document: document.summary.id, start: 0, end: [...exact].length, exact };
  born(`annotation/${uuid(99)}`, {
    ...{ alive: true, tag, note: hostile(`Note ${String(by)}`), creator: uuid(by) },
    ...{ created: '2026-01-01T00:00:00.000Z', passage: { ...passage, prefix: '', suffix: '' } },
  });
  return { project: { id: PROJECT, name: hostile('Project') }, documents: [document], changes };
}

async function desk(): Promise<string> {
  const folder = await temporaryFolder();
  for (const by of [1, 2] as const)
    await writeFile(
      join(folder, `${String(by)}.obelus`),
      valueOf(await projectBytes('p.obelus', project(by))),
    );
  return folder;
}

const COMMANDS: readonly (readonly string[])[] = [
  ['check', '1.obelus'],
  ['stats', '1.obelus'],
  ['diff', '1.obelus', '2.obelus'],
  ['merge', '1.obelus', '2.obelus', '-o', 'both.obelus'],
  ['stats', '1.obelus', '--json'],
  ['diff', '1.obelus', '2.obelus', '--json'],
  ['agree', '1.obelus', '2.obelus'],
];

describe('what a terminal shows of hostile names', () => {
  it('by any command, steers nothing and forges no line', async () => {
    const cwd = await desk();
    for (const words of COMMANDS) {
      const { out, said } = await obelusHere(words, { cwd });
      for (const written of [out.toString('utf8'), said]) {
        const steering = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.exec(written);
        expect([words, steering]).toEqual([words, null]);
        expect([words, /^obelus: all is well/m.test(written)]).toEqual([words, false]);
      }
      expect(out.length + said.length).toBeGreaterThan(10);
    }
    const { out } = await obelusHere(['stats', '1.obelus', '--json'], { cwd });
    expect(JSON.stringify(JSON.parse(out.toString('utf8')))).toContain('Label 1');
  });

  it.each([
    ['Anna', 'Anna'],
    ['Anna\u200f ‏דנה', 'Anna\u200f ‏דנה'],
    ['two\r\nlines\tapart', 'two lines apart'],
    ['\u202eturned\u202c \u001b[2J \u009b', '\ufffdturned\ufffd \ufffd[2J \ufffd'],
  ])('calls %j %j', (given, shown) => {
    expect(shownName(given)).toBe(shown);
  });
});
