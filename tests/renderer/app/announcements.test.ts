import { describe, expect, onTestFinished, test } from 'vitest';
import { createAnnouncer } from '#renderer/ui';
import type { Workbench } from '#renderer/store';
import { announceWorkbench, sentenceRead } from '../../../src/renderer/app/announcements.ts';
import { fakeHost } from '../store/fake-host.ts';
import { actor, claim, statistic, tag, words, workbenchOn } from '../store/surroundings.ts';

async function listening(): Promise<{ workbench: Workbench; said: string[] }> {
  const workbench = await workbenchOn(fakeHost(), 'In 2021, 45 people were counted.');
  const announcer = createAnnouncer();
  const said: string[] = [];
  announcer.subscribe((sentence) => said.push(sentence));
  const stop = announceWorkbench(workbench, announcer);
  onTestFinished(() => {
    stop();
    workbench.close();
  });
  return { workbench, said };
}

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describe('a screen reader hears', () => {
  test('of a tag set, changed, moved and removed', async () => {
    const { workbench, said } = await listening();
    workbench.select(words(workbench, '45 people'));
    const id = workbench.annotate(statistic);
    if (id === null) throw new Error('Nothing was tagged.');
    workbench.retag(id, claim);
    workbench.adjust(id, words(workbench, '45'));
    workbench.setNote(id, 'A note is not read out while it is typed.');
    workbench.remove([id]);
    expect(said).toEqual(['Statistic: 45 people', 'Now claim', 'Passage: 45', 'Claim removed']);
  });

  test('of a note that undo and redo change, and not while it is typed', async () => {
    const { workbench, said } = await listening();
    const id = tag(workbench, '45 people', statistic);
    said.length = 0;
    workbench.setNote(id, 'Who counted?');
    workbench.setNote(id, 'Who counted, and when?');
    workbench.undo();
    workbench.undo();
    workbench.redo();
    workbench.redo();
    workbench.setNote(id, '');
    expect(said).toEqual([
      'Note: Who counted?',
      'Note taken away',
      'Note: Who counted?',
      'Note: Who counted, and when?',
    ]);
  });

  test('of a sentence that the reading keys come to, with its tags, once', async () => {
    const { workbench, said } = await listening();
    workbench.annotateAll(statistic, [words(workbench, '45')]);
    workbench.annotateAll(claim, [words(workbench, '45 people')]);
    said.length = 0;
    const sentence = words(workbench, 'In 2021, 45 people were counted.');
    workbench.focusSentence(sentence);
    workbench.revealAt(sentence.start);
    workbench.setTagHidden(claim, true);
    workbench.focusSentence({ ...sentence });
    workbench.focusSentence(null);
    expect(said).toEqual([
      'Claim, statistic. In 2021, 45 people were counted.',
      'Statistic. In 2021, 45 people were counted.',
    ]);
  });

  test('no number of a note in a sentence that is read', async () => {
    const { workbench } = await listening();
    const state = workbench.state.getState();
    if (state.open === null) throw new Error('Nothing is open.');
    const number = words(workbench, '45');
    const body = { ...state.open.body, noteMarkers: [{ ...number, label: '45' }] };
    const sentence = words(workbench, 'In 2021, 45 people were counted.');
    expect(sentenceRead({ ...state, open: { ...state.open, body } }, sentence)).toBe(
      'In 2021, people were counted.',
    );
  });

  test('of a value set, changed and taken away', async () => {
    const { workbench, said } = await listening();
    workbench.select(words(workbench, '45 people'));
    const id = workbench.annotate(statistic);
    if (id === null) throw new Error('Nothing was tagged.');
    said.length = 0;
    workbench.setValue(id, {
      kind: 'statistic',
      comparator: '=',
      min: '45',
      max: '45',
      counted: 'people',
    });
    workbench.setValue(id, null);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^Value: .*45.*people/);
    expect(said[1]).toBe('Value taken away');
  });

  test('of an actor made and named in one step, and of each part of what is said of a claim', async () => {
    const { workbench, said } = await listening();
    workbench.select(words(workbench, 'people'));
    const people = workbench.annotate(actor);
    workbench.select(words(workbench, '45 people were counted'));
    const counted = workbench.annotate(claim);
    if (people === null || counted === null) throw new Error('Nothing was tagged.');
    said.length = 0;
    workbench.entities.addTo(people, { name: 'The people', kind: 'other' });
    const saidBy = workbench.state.getState().entities[0]?.id;
    if (saidBy === undefined) throw new Error('Nobody was made.');
    workbench.setValue(counted, { kind: 'claim', certainty: 'hedged' });
    workbench.setValue(counted, { kind: 'claim', certainty: 'hedged', saidBy });
    workbench.setValue(counted, { kind: 'claim', certainty: 'hedged', saidBy, source: 'note 2' });
    workbench.undo();
    workbench.setValue(counted, null);
    expect(said).toEqual([
      'Value: The people',
      'Certainty: hedged',
      'Said by: The people',
      'Source: note 2',
      'Value taken away',
      'Value taken away',
    ]);
  });

  test('of a link begun, and what came of it', async () => {
    const { workbench, said } = await listening();
    workbench.annotateAll(claim, [words(workbench, '45 people'), words(workbench, '2021')]);
    const [from, to] = workbench.state.getState().open?.annotations.inOrder() ?? [];
    if (from === undefined || to === undefined) throw new Error('Nothing was tagged.');
    said.length = 0;
    workbench.relations.begin(from.id, 'supports');
    workbench.relations.cancel();
    workbench.relations.begin(from.id, null);
    workbench.relations.chooseType('supports');
    workbench.relations.complete(to.id);
    const begun = 'Choose the other annotation and press Enter. Esc gives the link up.';
    expect(said).toEqual([begun, 'No link made', begun, 'Link made']);
  });

  test('once of what is done in the table, and of what undo undoes there', async () => {
    const { workbench, said } = await listening();
    const id = tag(workbench, '45 people', statistic);
    const document = workbench.state.getState().open?.summary.id;
    if (document === undefined) throw new Error('Nothing is open.');
    workbench.table.open();
    said.length = 0;
    workbench.table.show({ id, document });
    await workbench.table.remove();
    workbench.undo();
    await expect
      .poll(() => said.filter((sentence) => !sentence.includes('annotations')))
      .toEqual(['Deleted 1 annotation. Undo brings it back.', 'Undone: delete annotation.']);
    await rest(60);
    expect(said).toHaveLength(2);
  });

  test('how many annotations are as asked, once the typing rests', async () => {
    const { workbench, said } = await listening();
    tag(workbench, '45 people', statistic);
    tag(workbench, '2021', claim);
    said.length = 0;
    workbench.table.open();
    await expect.poll(() => said).toEqual(['2 annotations']);
    for (const query of ['4', '45', '45 p', '45 people']) {
      workbench.table.change({ query });
      await rest(20);
    }
    await expect.poll(() => said).toEqual(['2 annotations', '1 of 2 annotations']);
    workbench.table.change({ query: 'zebra' });
    workbench.table.close();
    await rest(800);
    expect(said).toHaveLength(2);
  });

  test('of many tagged at once in one sentence', async () => {
    const { workbench, said } = await listening();
    workbench.annotateAll(statistic, [words(workbench, '2021'), words(workbench, '45')]);
    expect(said).toContain('2 passages tagged');
  });

  test('how many matches there are, then which one it is on, or that there is none', async () => {
    const { workbench, said } = await listening();
    workbench.startFind('e');
    workbench.findNext(1);
    workbench.startFind('zebra');
    expect(said.at(0)).toMatch(/^\d matches$/);
    expect(said.at(1)).toMatch(/^2 of \d$/);
    expect(said.at(-1)).toBe('No matches');
  });
});
