import { describe, expect, it } from 'vitest';
import { BIRTH, sealChange, type AnalystId, type Change, type ReplicaId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { fakeHost } from './fake-host.ts';
import { FakeSharedFolder } from './fake-shared-folder.ts';
import {
  annotationOf,
  benchOn,
  claim,
  date,
  reopened,
  steady,
  tag,
  told,
  type Bench,
} from './surroundings.ts';

const TEXT = 'The levy rose in May. The council said so. Nobody else did.';

/** Someone at work on some texts, in step with the folder. */
async function personIn(
  folder: FakeSharedFolder,
  name: string,
  digit: string,
  texts: readonly string[] = [TEXT],
): Promise<Bench> {
  const { now, randomUuid } = steady();
  const bench = await benchOn(texts, folder.serve(fakeHost()), {
    ...(now !== undefined && { now }),
    randomUuid: () => digit + (randomUuid?.() ?? '').slice(1),
  });
  bench.workbench.setAnalystName(name);
  await bench.workbench.settled();
  await bench.workbench.sharing.choose();
  return bench;
}

/** Both look, until everything that is here is there. */
async function exchanged(...people: readonly Workbench[]): Promise<void> {
  for (let turn = 0; turn < 2; turn++)
    for (const workbench of people) {
      await workbench.settled();
      await workbench.sharing.look();
    }
}

const uuidOf = (number: number): string =>
  `b0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** Somebody else's annotation of the levy. */
function birthOn(document: string, seq: number): Change {
  const analyst = uuidOf(0) as AnalystId;
  const at = '2026-01-01T00:00:00.000Z';
  const passage = { document, start: 4, end: 8, exact: 'levy', prefix: 'The ', suffix: ' rose' };
  return sealChange({
    ...{ record: `annotation/${uuidOf(seq)}`, field: BIRTH, preds: [], depth: 0 },
    value: { alive: true, passage, tag: claim, creator: analyst, created: at },
    ...{ analyst, replica: uuidOf(0) as ReplicaId, seq, at },
  });
}

const sizeOf = (workbench: Workbench): number | undefined =>
  workbench.state.getState().open?.annotations.size;

describe('sharing by a folder', () => {
  it('brings what each does to the other, and tells whose it is', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    const { workbench: ben } = await personIn(folder, 'Ben', 'b');
    await exchanged(anna, ben);
    const id = tag(anna, 'levy', claim);
    tag(anna, 'council', claim);
    await exchanged(anna, ben);
    expect(sizeOf(ben)).toBe(2);
    expect(told(ben)).toContain('done: Anna: 2 new annotations.');
    ben.retag(id, date);
    ben.remove([tag(ben, 'Nobody', claim)]);
    await exchanged(ben, anna);
    expect(annotationOf(anna, id).tag).toBe(date);
    expect(told(anna)).toContain('done: Ben: 1 annotation changed.');
    expect(anna.state.getState().sharing).toEqual({
      kind: 'on',
      name: 'Levies',
      condition: 'inStep',
      message: null,
      problems: [],
    });
  });

  it('leaves to undo what one did oneself', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    const { workbench: ben } = await personIn(folder, 'Ben', 'b');
    tag(ben, 'levy', claim);
    tag(anna, 'council', claim);
    await exchanged(anna, ben);
    expect(sizeOf(ben)).toBe(2);
    expect(ben.state.getState().undoLabel).toBe('tag as claim');
    ben.undo();
    await exchanged(ben, anna);
    expect(
      [ben, anna].map((each) => each.state.getState().open?.annotations.inOrder()[0]?.exact),
    ).toEqual(['council', 'council']);
    expect([sizeOf(ben), sizeOf(anna)]).toEqual([1, 1]);
  });

  it('brings documents with their texts, and what is on them', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a', [TEXT]);
    const { workbench: ben } = await personIn(folder, 'Ben', 'b', ['Another text of his own.']);
    tag(anna, 'levy', claim);
    await exchanged(anna, ben);
    await exchanged(anna, ben);
    const there = ben.state.getState().documents.map(({ summary }) => summary);
    expect(there).toHaveLength(2);
    const annas = there.find(({ length }) => length === TEXT.length);
    if (annas === undefined) throw new Error('Her text did not come.');
    await ben.openDocument(annas.id);
    expect(sizeOf(ben)).toBe(1);
    expect(anna.state.getState().documents).toHaveLength(2);
  });

  it('gives both one project, by whichever id, with its name and its note', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', '2');
    const { workbench: ben } = await personIn(folder, 'Ben', '1');
    anna.setProjectName('Levies');
    await exchanged(anna, ben, anna);
    for (const { state } of [anna, ben]) expect(state.getState().projectName).toBe('Levies');
    ben.setProjectName('Wages');
    await exchanged(ben, anna);
    for (const { state } of [anna, ben]) expect(state.getState().projectName).toBe('Wages');
  });

  it('brings very much at once, which is no step of whom it comes to', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    await exchanged(anna);
    const mine = tag(anna, 'council', claim);
    const document = anna.state.getState().documents[0]?.summary.id ?? '';
    for (let seq = 1; seq <= 301; seq++) folder.bring(birthOn(document, seq));
    await exchanged(anna);
    expect(sizeOf(anna)).toBe(302);
    expect(told(anna)).toEqual([expect.stringContaining('301 new annotations')]);
    anna.undo();
    expect(sizeOf(anna)).toBe(301);
    expect(anna.state.getState().open?.annotations.get(mine)).toBeUndefined();
  });

  it('goes on after a new start, without bringing anything again', async () => {
    const folder = new FakeSharedFolder();
    const first = await personIn(folder, 'Anna', 'a');
    const { workbench: ben } = await personIn(folder, 'Ben', 'b');
    tag(ben, 'levy', claim);
    await exchanged(first.workbench, ben);
    const count = folder.lines.length;
    const anna = await reopened(first);
    await exchanged(anna, ben);
    expect(folder.lines).toHaveLength(count);
    tag(anna, 'council', claim);
    tag(ben, 'May', date);
    await exchanged(anna, ben);
    expect([sizeOf(anna), sizeOf(ben)]).toEqual([3, 3]);
    expect(told(anna)).toEqual(['done: Ben: 1 new annotation.']);
  });

  it('keeps here what cannot go there, and brings it there once it can', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    await exchanged(anna);
    const count = folder.lines.length;
    folder.refusal = 'The disk is full.';
    tag(anna, 'levy', claim);
    await exchanged(anna);
    expect(anna.state.getState().sharing).toMatchObject({
      condition: 'unwritable',
      message: 'The disk is full.',
    });
    folder.refusal = null;
    folder.isThere = false;
    await exchanged(anna);
    expect(anna.state.getState().sharing).toMatchObject({
      condition: 'unreachable',
      message: 'The folder “Levies” is away.',
    });
    folder.isThere = true;
    await exchanged(anna);
    expect(folder.lines).toHaveLength(count + 1);
    expect(anna.state.getState().sharing).toMatchObject({ condition: 'inStep' });
  });

  it('gives the folder again what it lost', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    tag(anna, 'levy', claim);
    await exchanged(anna);
    const all = folder.lines.map(({ change }) => change.id).sort();
    folder.lines.splice(0, 2);
    tag(anna, 'council', claim);
    await exchanged(anna);
    await exchanged(anna);
    const again = folder.lines.map(({ change }) => change.id);
    expect(again).toEqual(expect.arrayContaining(all));
    expect(again).toHaveLength(all.length + 1);
  });

  it('brings nothing while somebody types', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    const { workbench: ben } = await personIn(folder, 'Ben', 'b');
    await exchanged(anna, ben);
    tag(ben, 'levy', claim);
    await ben.settled();
    await ben.sharing.look();
    globalThis.dispatchEvent(new Event('beforeinput'));
    await anna.sharing.look();
    expect(sizeOf(anna)).toBe(0);
    await expect.poll(() => sizeOf(anna)).toBe(1);
  });

  it('is offered once where an empty folder was named, with the way to it', async () => {
    const folder = new FakeSharedFolder();
    folder.isNamed = true;
    const { workbench } = await benchOn([TEXT], folder.serve(fakeHost()));
    await workbench.sharing.look();
    await workbench.sharing.look();
    const { notices } = workbench.state.getState();
    expect(notices.map(({ text, way }) => [text, way?.command])).toEqual([
      [
        '“Levies” is empty. It can hold this project, for colleagues to work on with you.',
        'project.share',
      ],
    ]);
  });

  it('ends with nothing taken away', async () => {
    const folder = new FakeSharedFolder();
    const { workbench: anna } = await personIn(folder, 'Anna', 'a');
    const { workbench: ben } = await personIn(folder, 'Ben', 'b');
    tag(ben, 'levy', claim);
    await exchanged(anna, ben);
    await anna.sharing.stop();
    expect(anna.state.getState().sharing).toEqual({ kind: 'off', offered: [] });
    tag(ben, 'council', claim);
    await exchanged(ben, anna);
    expect([sizeOf(anna), sizeOf(ben)]).toEqual([1, 2]);
  });
});
