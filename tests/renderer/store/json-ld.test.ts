import { describe, expect, onTestFinished, test } from 'vitest';
import { builtInTags, type TagId } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, range, steady, words } from './surroundings.ts';

const TEXT = 'The 𝒜 ministry counted 45 people. The ministry denied it, and denied it again.';
const claim = builtInTags[0]?.id as TagId;
const actor = builtInTags[2]?.id as TagId;

async function open(host: FakeHost, ...texts: readonly string[]): Promise<Workbench> {
  for (const [at, text] of texts.entries()) host.give('sample', `${at}.txt`, text);
  const workbench = await createWorkbench(host.api, { databaseName: freshName(), ...steady() });
  onTestFinished(() => workbench.close());
  return workbench;
}

const shown = (workbench: Workbench) =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).map(
    ({ exact, tag, note, creator }) =>
      `${exact}|${workbench.state.getState().tags.find(({ id }) => id === tag)?.label}|${note}|${creator}`,
  );

const unplaced = (workbench: Workbench) =>
  (workbench.state.getState().open?.unplaced ?? []).map(({ exact }) => exact);

const asFile = (value: unknown): File =>
  new File([typeof value === 'string' ? value : JSON.stringify(value)], 'notes.jsonld');

async function exported(workbench: Workbench, host: FakeHost): Promise<string> {
  await workbench.exportJsonLd('project');
  return host.saved.at(-1)?.text ?? '';
}

function tagSome(workbench: Workbench): void {
  workbench.select(words(workbench, '45 people'));
  const id = workbench.annotate(claim);
  if (id !== null) workbench.setNote(id, 'doubtful');
  workbench.select(words(workbench, 'ministry'));
  workbench.annotate(actor);
}

describe('JSON-LD', () => {
  test('read into another installation gives the same work, and the same file again', async () => {
    const host = fakeHost({ nativeDialogs: true });
    const first = await open(host, TEXT);
    tagSome(first);
    const file = await exported(first, host);
    const elsewhere = fakeHost({ nativeDialogs: true });
    const second = await open(elsewhere, TEXT);
    const report = await second.importJsonLd(asFile(file));
    expect(report).toEqual({ added: 2, alreadyPresent: 0, moved: [], unplaced: [], refused: [] });
    expect(shown(second)).toEqual(shown(first));
    const annotationsOf = (text: string): unknown =>
      (JSON.parse(text) as { first: { items: unknown } }).first.items;
    expect(annotationsOf(await exported(second, elsewhere))).toEqual(annotationsOf(file));
  });

  test('read twice adds nothing the second time', async () => {
    const host = fakeHost({ nativeDialogs: true });
    const workbench = await open(host, TEXT);
    tagSome(workbench);
    const before = shown(workbench);
    const file = asFile(await exported(workbench, host));
    expect(await workbench.importJsonLd(file)).toMatchObject({ added: 0, alreadyPresent: 2 });
    expect(shown(workbench)).toEqual(before);
    expect(workbench.state.getState().undoLabel).toBe('tag as actor');
  });

  test('brings what was deleted here back as the file has it', async () => {
    const host = fakeHost({ nativeDialogs: true });
    const workbench = await open(host, TEXT);
    tagSome(workbench);
    const edited = (await exported(workbench, host)).replace('doubtful', 'confirmed since');
    const ids =
      workbench.state
        .getState()
        .open?.annotations.inOrder()
        .map(({ id }) => id) ?? [];
    workbench.remove(ids);
    expect(await workbench.importJsonLd(asFile(edited))).toMatchObject({ added: 2 });
    expect(shown(workbench)).toContain('45 people|claim|confirmed since|Anna');
    workbench.undo();
    expect(shown(workbench)).toEqual([]);
  });

  test('is one step to undo, new tags and all, and can be read again after', async () => {
    const host = fakeHost();
    const workbench = await open(host, TEXT);
    const file = asFile([
      {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'https://example.org/1',
        type: 'Annotation',
        creator: { name: 'Ben' },
        body: { type: 'TextualBody', purpose: 'tagging', value: 'Rumour' },
        target: {
          source: 'https://example.org/page',
          selector: { type: 'TextQuoteSelector', exact: 'denied it again' },
        },
      },
    ]);
    expect(await workbench.importJsonLd(file)).toMatchObject({ added: 1, refused: [] });
    expect(shown(workbench)).toEqual(['denied it again|Rumour||Ben']);
    expect(workbench.state.getState().undoLabel).toBe('import annotation');
    workbench.undo();
    expect(shown(workbench)).toEqual([]);
    expect(workbench.state.getState().tags).toHaveLength(4);
    expect(await workbench.importJsonLd(file)).toMatchObject({ added: 1 });
    expect(shown(workbench)).toEqual(['denied it again|Rumour||Ben']);
  });

  test('keeps what it cannot place, draws none of it, and says so', async () => {
    const host = fakeHost();
    const workbench = await open(host, TEXT);
    const annotation = (id: number, exact: string, start: number) => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
      target: {
        source: `urn:sha256:${idOfText(TEXT)}`,
        selector: [
          { type: 'TextQuoteSelector', exact },
          { type: 'TextPositionSelector', start, end: start + exact.length },
        ],
      },
    });
    const file = asFile([
      annotation(1, 'counted 46 people', 16),
      annotation(2, 'no such words', 0),
      annotation(3, 'counted 45 people', 3),
    ]);
    const report = await workbench.importJsonLd(file);
    expect(shown(workbench)).toEqual(['counted 45 people|claim||Unknown']);
    expect(unplaced(workbench).sort()).toEqual(['counted 46 people', 'no such words']);
    expect([report?.added, report?.unplaced.length, report?.moved.length]).toEqual([3, 2, 1]);
  });

  test('of a document that is not here waits for it', async () => {
    const host = fakeHost({ nativeDialogs: true });
    const first = await open(host, TEXT);
    tagSome(first);
    const file = asFile(await exported(first, host));
    const elsewhere = fakeHost();
    const second = await open(elsewhere, 'Quite another text.');
    const report = await second.importJsonLd(file);
    expect(report?.unplaced).toHaveLength(2);
    expect(shown(second)).toEqual([]);
    await second.importSources([
      { kind: 'file', name: 'late.txt', file: new File([TEXT], 'late.txt') },
    ]);
    expect(second.state.getState().open?.body.text).toBe(TEXT);
    expect(shown(second)).toEqual(shown(first));
    expect(
      second.state.getState().documents.map(({ counts }) => [...counts.values()].length),
    ).toEqual([0, 2]);
  });

  test.each([
    ['that is no JSON', '{', 'problem'],
    ['that holds something else', '{"a":1}', 'problem'],
  ])('%s is refused by a sentence', async (_, text, kind) => {
    const workbench = await open(fakeHost(), TEXT);
    expect(await workbench.importJsonLd(asFile(text))).toBeNull();
    expect(workbench.state.getState().notices.map((notice) => notice.kind)).toEqual([kind]);
  });

  test.each([
    ['UTF-16', [0xff, 0xfe, 0x5b, 0], 'is UTF-16'],
    ['UTF-16, big end first,', [0xfe, 0xff, 0, 0x5b], 'is UTF-16'],
    ['an encoding that nothing names', [0x5b, 0x22, 0xe9, 0x22, 0x5d], 'is not UTF-8'],
  ])('in %s is refused by a sentence', async (_, bytes, sentence) => {
    const workbench = await open(fakeHost(), TEXT);
    const file = new File([new Uint8Array(bytes)], 'notes.jsonld');
    expect(await workbench.importJsonLd(file)).toBeNull();
    const said = workbench.state.getState().notices.at(-1)?.text;
    expect(said).toContain(`“notes.jsonld” ${sentence}`);
    expect(said).toContain('UTF-8');
  });

  test('of the open document alone leaves the others out', async () => {
    const host = fakeHost({ nativeDialogs: true });
    const workbench = await open(host, TEXT, 'Quite another text.');
    tagSome(workbench);
    await workbench.openDocument(idOfText('Quite another text.'));
    workbench.select(range(0, 5));
    workbench.annotate(claim);
    await workbench.exportJsonLd('document');
    expect(host.saved.at(-1)?.name).toBe('1.jsonld');
    expect(JSON.parse(host.saved.at(-1)?.text ?? '')).toMatchObject({ total: 1 });
    await workbench.exportJsonLd('project');
    expect(JSON.parse(host.saved.at(-1)?.text ?? '')).toMatchObject({ total: 3 });
  });
});
