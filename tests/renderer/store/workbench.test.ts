import { describe, expect, test } from 'vitest';
import { builtInTags } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost } from './fake-host.ts';
import {
  actor,
  claim,
  closing,
  date,
  freshName,
  range,
  reopened,
  statistic,
  steady,
  tag,
  words,
  workbenchOn,
} from './surroundings.ts';

const TEXT = 'In 2021, 45 people were counted by the ministry.\nThe ministry denied it. 🇫🇷 Ende.';

const open = async (host = fakeHost(), text = TEXT): Promise<Workbench> =>
  closing(await workbenchOn(host, text));

const shown = (workbench: Workbench) =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).map(
    ({ exact, tag, note }) => `${exact}|${builtInTags.find(({ id }) => id === tag)?.label}|${note}`,
  );

describe('a first start', () => {
  test('shows the samples by title, opens the first given and knows the analyst', async () => {
    const host = fakeHost();
    host.give('sample', 'b.txt', 'First.');
    host.give('sample', 'a.txt', 'Second.');
    const workbench = closing(await createWorkbench(host.api, { databaseName: freshName() }));
    const state = workbench.state.getState();
    expect(state.phase).toBe('ready');
    expect(state.documents.map(({ summary }) => summary.metadata.title)).toEqual(['a', 'b']);
    expect(state.open?.body.text).toBe('First.');
    expect(state.analystName).toBe('Anna');
    expect(state.tags.map(({ label, key }) => `${key} ${label}`)).toEqual([
      '1 claim',
      '2 statistic',
      '3 actor',
      '4 date',
    ]);
    await workbench.settled();
    expect(workbench.state.getState().saving).toEqual({ kind: 'saved' });
  });
});

test('a document that is opened again shows where the person was in it, and no place of another', async () => {
  const host = fakeHost();
  host.give('sample', 'z.txt', 'Another text.');
  const workbench = await open(host);
  const [first, other] = workbench.state.getState().documents;
  if (first === undefined || other === undefined) throw new Error('Two documents are needed.');
  const shownPlace = async ({ summary }: typeof first) => {
    await workbench.openDocument(summary.id);
    return workbench.state.getState().reveal?.at ?? null;
  };
  await shownPlace(first);
  const place = words(workbench, 'Ende').start;
  workbench.revealAt(place);
  expect(await shownPlace(other)).toBeNull();
  expect(await shownPlace(first)).toBe(place);
});

describe('tagging', () => {
  test('places the selected words under the tag, focuses it, and counts it', async () => {
    const workbench = await open();
    const id = tag(workbench, '45 people', statistic);
    const state = workbench.state.getState();
    expect(shown(workbench)).toEqual(['45 people|statistic|']);
    expect(state.focused).toBe(id);
    expect(state.undoLabel).toBe('tag as statistic');
    expect([...(state.documents[0]?.counts ?? [])]).toEqual([[statistic, 1]]);
  });

  test('leaves white space at the edges out and takes characters whole', async () => {
    const workbench = await open();
    const flag = TEXT.indexOf('🇫🇷');
    workbench.select(range(flag + 1, flag + 6));
    workbench.annotate(claim);
    workbench.select(range(2, 9));
    workbench.annotate(date);
    expect(shown(workbench)).toEqual(['2021,|date|', '🇫🇷 E|claim|']);
  });

  test('of white space alone does nothing and says so', async () => {
    const workbench = await open();
    workbench.select(range(8, 9));
    expect(workbench.annotate(claim)).toBeNull();
    expect(shown(workbench)).toEqual([]);
    expect(workbench.state.getState().notices.map(({ kind }) => kind)).toEqual(['problem']);
  });

  test('of the same passage with the same tag again focuses the one that is there', async () => {
    const workbench = await open();
    const first = tag(workbench, 'ministry', actor);
    workbench.focus(null);
    expect(tag(workbench, 'ministry', actor)).toBe(first);
    expect(workbench.state.getState().focused).toBe(first);
    expect(tag(workbench, 'ministry', claim)).not.toBe(first);
    expect(shown(workbench)).toHaveLength(2);
  });

  test('with a hidden tag shows it again, as changing a tag to it does', async () => {
    const workbench = await open();
    const hidden = () => [...workbench.state.getState().hiddenTags];
    workbench.setTagHidden(actor, true);
    workbench.setTagHidden(date, true);
    const id = tag(workbench, 'ministry', actor);
    expect(hidden()).toEqual([date]);
    workbench.retag(id, date);
    expect(hidden()).toEqual([]);
  });

  test('hidden lets go of its focused annotation, and of no other', async () => {
    const workbench = await open();
    const id = tag(workbench, 'ministry', actor);
    workbench.setTagHidden(date, true);
    expect(workbench.state.getState().focused).toBe(id);
    workbench.setTagHidden(actor, true);
    expect(workbench.state.getState().focused).toBeNull();
  });

  test('tells the index’s listeners what came and what went', async () => {
    const workbench = await open();
    const told: string[] = [];
    workbench.state.getState().open?.annotations.subscribe(({ removed, added }) => {
      told.push(`-${removed.length} +${added.length}`);
    });
    const id = tag(workbench, 'ministry', actor);
    workbench.retag(id, claim);
    workbench.remove([id]);
    expect(told).toEqual(['-0 +1', '-1 +1', '-1 +0']);
    expect(workbench.state.getState().revision).toBe(3);
  });
});

describe('undo', () => {
  test('takes back each kind of step, and redo does it again', async () => {
    const workbench = await open();
    const id = tag(workbench, '45 people', statistic);
    workbench.retag(id, claim);
    workbench.adjust(id, words(workbench, 'people were counted'));
    workbench.setNote(id, 'doubtful');
    workbench.remove([id]);
    const states: string[][] = [];
    const labels: (string | null)[] = [];
    for (let step = 0; step < 5; step++) {
      states.push(shown(workbench));
      labels.push(workbench.state.getState().undoLabel);
      workbench.undo();
    }
    expect(states).toEqual([
      [],
      ['people were counted|claim|doubtful'],
      ['people were counted|claim|'],
      ['45 people|claim|'],
      ['45 people|statistic|'],
    ]);
    expect(labels).toEqual([
      'delete annotation',
      'add note',
      'move edges',
      'change tag to claim',
      'tag as statistic',
    ]);
    expect(shown(workbench)).toEqual([]);
    for (const _ of labels) workbench.redo();
    expect(shown(workbench)).toEqual([]);
    expect(workbench.state.getState().redoLabel).toBeNull();
    workbench.undo();
    expect(shown(workbench)).toEqual(['people were counted|claim|doubtful']);
  });

  test('takes many passages tagged at once back at once', async () => {
    const workbench = await open();
    workbench.annotateAll(actor, [range(39, 47), range(53, 61), range(39, 47)]);
    expect(shown(workbench)).toEqual(['ministry|actor|', 'ministry|actor|']);
    expect(workbench.state.getState().undoLabel).toBe('tag 2 passages as actor');
    workbench.undo();
    expect(shown(workbench)).toEqual([]);
  });

  test('is cut off from redo by a new step', async () => {
    const workbench = await open();
    tag(workbench, 'ministry', actor);
    workbench.undo();
    tag(workbench, '2021', date);
    expect(workbench.state.getState().redoLabel).toBeNull();
    workbench.redo();
    expect(shown(workbench)).toEqual(['2021|date|']);
  });

  test('reaches what was done before a reload', async () => {
    const host = fakeHost();
    const databaseName = freshName();
    const options = { databaseName, ...steady() };
    const first = await workbenchOn(host, TEXT, options);
    tag(first, 'ministry', actor);
    tag(first, '2021', date);
    first.undo();
    const second = await reopened({ workbench: first, host, options });
    expect(shown(second)).toEqual(['ministry|actor|']);
    expect(second.state.getState().undoLabel).toBe('tag as actor');
    second.redo();
    expect(shown(second)).toEqual(['2021|date|', 'ministry|actor|']);
    second.undo();
    second.undo();
    expect(shown(second)).toEqual([]);
    const third = await reopened({ workbench: second, host, options });
    expect(shown(third)).toEqual([]);
    expect(third.state.getState().redoLabel).toBe('tag as actor');
  });

  test('reaches an annotation of a document that is not open', async () => {
    const host = fakeHost();
    host.give('sample', 'z.txt', 'Another text.');
    const workbench = await open(host);
    const first = workbench.state.getState().documents[0];
    if (first === undefined) throw new Error('There is no document.');
    await workbench.openDocument(first.summary.id);
    tag(workbench, 'ministry', actor);
    const other = workbench.state.getState().documents[1];
    if (other === undefined) throw new Error('There is one document only.');
    await workbench.openDocument(other.summary.id);
    workbench.undo();
    await workbench.settled();
    expect(workbench.state.getState().documents.map(({ counts }) => counts.size)).toEqual([0, 0]);
    workbench.redo();
    await workbench.settled();
    expect(workbench.state.getState().documents.map(({ counts }) => counts.size)).toEqual([1, 0]);
  });

  describe('in a document that is not open', () => {
    /** Tags in the first document, then opens the second. */
    async function taggedElsewhere() {
      const host = fakeHost();
      host.give('sample', 'z.txt', 'Another text.');
      const databaseName = freshName();
      const workbench = closing(await workbenchOn(host, TEXT, { databaseName }));
      const [first, other] = workbench.state.getState().documents;
      if (first === undefined || other === undefined) throw new Error('Two documents are needed.');
      await workbench.openDocument(first.summary.id);
      tag(workbench, 'ministry', actor);
      await workbench.settled();
      await workbench.openDocument(other.summary.id);
      return { host, workbench, databaseName };
    }

    test('leaves what is done meanwhile to be undone, after a restart too', async () => {
      const { host, workbench, databaseName } = await taggedElsewhere();
      workbench.undo();
      tag(workbench, 'Another', claim);
      const again = await reopened({ workbench, host, options: { databaseName, ...steady() } });
      expect(again.state.getState().undoLabel).toBe('tag as claim');
      expect(again.state.getState().redoLabel).toBeNull();
    });

    test('is kept where the workbench is closed straight after', async () => {
      const { host, workbench, databaseName } = await taggedElsewhere();
      workbench.undo();
      workbench.close();
      const again = closing(await createWorkbench(host.api, { ...steady(), databaseName }));
      const { documents, redoLabel } = again.state.getState();
      expect(documents.map(({ counts }) => counts.size)).toEqual([0, 0]);
      expect(redoLabel).toBe('tag as actor');
    });
  });

  test('brings a removed document back', async () => {
    const host = fakeHost();
    host.give('sample', 'z.txt', 'Another text.');
    const workbench = await open(host);
    const first = workbench.state.getState().documents[0];
    if (first === undefined) throw new Error('There is no document.');
    await workbench.openDocument(first.summary.id);
    tag(workbench, 'ministry', actor);
    workbench.removeDocument(first.summary.id);
    expect(workbench.state.getState().documents).toHaveLength(1);
    workbench.undo();
    expect(workbench.state.getState().documents.map(({ counts }) => counts.size)).toEqual([1, 0]);
  });

  test('of a removal goes back to the document where it was left, and only there', async () => {
    const host = fakeHost();
    host.give('sample', 'z.txt', 'Another text.');
    const workbench = await open(host);
    const [first, second] = workbench.state.getState().documents.map(({ summary }) => summary.id);
    if (first === undefined || second === undefined) throw new Error('There are no documents.');
    const shown = () => workbench.state.getState().open?.summary.id;
    await workbench.openDocument(first);
    workbench.removeDocument(first);
    await expect.poll(shown).toBe(second);
    workbench.undo();
    await expect.poll(shown).toBe(first);
    await workbench.openDocument(second);
    workbench.removeDocument(first);
    workbench.undo();
    await workbench.settled();
    expect(workbench.state.getState().documents).toHaveLength(2);
    expect(shown()).toBe(second);
  });
});

test('a name that is cut to its longest is never cut through a character', async () => {
  const workbench = await open();
  workbench.setAnalystName(`${'n'.repeat(199)}😀`);
  expect(workbench.state.getState().analystName).toBe('n'.repeat(199));
});
