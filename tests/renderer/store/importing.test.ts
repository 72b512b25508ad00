import { describe, expect, onTestFinished, test } from 'vitest';
import { done, type HostApi } from '#contract';
import { createWorkbench, type ImportableSource, type Workbench } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { freshName, steady } from './surroundings.ts';

const asSource = (name: string, text: string): ImportableSource => ({
  kind: 'file',
  name,
  file: new File([text], name),
});

async function start(host: FakeHost, api: Partial<HostApi> = {}): Promise<Workbench> {
  const workbench = await createWorkbench(
    { ...host.api, ...api },
    {
      databaseName: freshName(),
      ...steady(),
      pickFiles: async () => [
        new File(['Picked.'], 'picked.txt'),
        new File(['Not this.'], '.DS_Store'),
      ],
    },
  );
  onTestFinished(() => workbench.close());
  return workbench;
}

const titles = (workbench: Workbench): string[] =>
  workbench.state.getState().documents.map(({ summary }) => summary.metadata.title);

const huge = (): File => {
  const file = new File([], 'huge.txt');
  Object.defineProperty(file, 'size', { value: 65 * 1024 * 1024 });
  return file;
};

describe('importing', () => {
  test('takes in what was opened with the program meanwhile, and shows it', async () => {
    const host = fakeHost();
    host.give('sample', 'sample.txt', 'A sample.');
    const workbench = await start(host);
    host.give('opened', 'later.txt', 'Opened later.');
    await workbench.importGiven();
    expect(titles(workbench)).toEqual(['later', 'sample']);
    expect(workbench.state.getState().open?.body.text).toBe('Opened later.');
  });

  test('reads all it can, and says of each source what became of it', async () => {
    const workbench = await start(fakeHost());
    await workbench.importSources([
      asSource('10.txt', 'Ten, with an é and a 😀.'),
      asSource('empty.txt', ''),
      asSource('9.txt', 'Nine.'),
      { kind: 'file', name: 'huge.txt', file: huge() },
      asSource('nine again.txt', 'Nine.'),
    ]);
    expect(titles(workbench)).toEqual(['9', '10']);
    expect(workbench.state.getState().importing).toMatchObject({
      phase: 'finished',
      total: 5,
      done: 5,
      added: 2,
      alreadyPresent: 1,
    });
    expect([...(workbench.state.getState().importing?.refused ?? [])].sort()).toEqual([
      '“empty.txt” is empty.',
      '“huge.txt” is too large: at most 64 MiB can be read.',
    ]);
    await workbench.openDocument(
      workbench.state.getState().documents[1]?.summary.id ?? ('' as never),
    );
    expect(workbench.state.getState().open?.body.text).toBe('Ten, with an é and a 😀.');
    workbench.dismissImportReport();
    expect(workbench.state.getState().importing).toBeNull();
  });

  test('of a thousand files tells the state a few times, not a thousand', async () => {
    const workbench = await start(fakeHost());
    let told = 0;
    workbench.state.subscribe(() => told++);
    await workbench.importSources(
      Array.from({ length: 1_000 }, (_, at) => asSource(`${at}.txt`, `Text ${at}.`)),
    );
    await workbench.settled();
    expect(titles(workbench)).toHaveLength(1_000);
    expect(titles(workbench).slice(0, 3)).toEqual(['0', '1', '2']);
    expect(told).toBeLessThan(500);
  });

  test('names the file with each remark on its reading', async () => {
    const host = fakeHost();
    const workbench = await start(host, {
      importSource: async (input) => {
        const answer = await host.api.importSource(input);
        return answer.ok ? done({ ...answer.value, remarks: ['read as windows-1252'] }) : answer;
      },
    });
    await workbench.importSources([asSource('old.txt', 'Old.'), asSource('older.txt', 'Older.')]);
    expect([...(workbench.state.getState().importing?.remarks ?? [])].sort()).toEqual([
      '“old.txt”: read as windows-1252',
      '“older.txt”: read as windows-1252',
    ]);
  });

  test('reads four at a time at most', async () => {
    const host = fakeHost();
    let now = 0;
    let most = 0;
    const workbench = await start(host, {
      importSource: async (input) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 2));
        now--;
        return host.api.importSource(input);
      },
    });
    await workbench.importSources(
      Array.from({ length: 20 }, (_, at) => asSource(`${at}.txt`, `Text ${at}.`)),
    );
    expect(most).toBe(4);
  });

  test('can be cancelled, and keeps what was read', async () => {
    const host = fakeHost();
    const workbench = await start(host, {
      importSource: async (input) => {
        if (input.kind === 'bytes' && input.name === '5.txt') workbench.cancelImport();
        return host.api.importSource(input);
      },
    });
    await workbench.importSources(
      Array.from({ length: 50 }, (_, at) => asSource(`${at}.txt`, `Text ${at}.`)),
    );
    const { importing } = workbench.state.getState();
    expect(importing?.phase).toBe('cancelled');
    expect(importing?.done).toBeLessThan(12);
    expect(titles(workbench)).toHaveLength(importing?.added ?? -1);
  });

  test('goes on when the host breaks on one source', async () => {
    const host = fakeHost();
    const workbench = await start(host, {
      importSource: (input) =>
        input.kind === 'bytes' && input.name === 'bad.txt'
          ? Promise.reject(new Error('broken'))
          : host.api.importSource(input),
    });
    await workbench.importSources([asSource('bad.txt', 'Bad.'), asSource('good.txt', 'Good.')]);
    expect(titles(workbench)).toEqual(['good']);
    expect(workbench.state.getState().importing?.refused).toEqual(['“bad.txt” could not be read.']);
    expect(workbench.state.getState().open?.body.text).toBe('Good.');
  });

  test('by the browser’s dialog leaves hidden files out', async () => {
    const workbench = await start(fakeHost());
    await workbench.chooseAndImport('folder');
    expect(titles(workbench)).toEqual(['picked']);
  });

  test('by the host’s dialog takes what it chose and tells what it refused', async () => {
    const host = fakeHost({ nativeDialogs: true });
    host.give('opened', 'chosen.txt', 'Chosen.');
    const workbench = await start(host, {
      givenSources: async () => done({ sources: [], projects: [], refused: [] }),
      chooseSources: async () =>
        done({
          sources: [{ ref: 'opened:chosen.txt', name: 'chosen.txt', bytes: 7 }],
          projects: [],
          refused: ['“x.zip” is no text.'],
        }),
    });
    await workbench.chooseAndImport('files');
    expect(titles(workbench)).toEqual(['chosen']);
    expect(workbench.state.getState().importing?.refused).toEqual(['“x.zip” is no text.']);
  });

  test('of what the person opened the program with shows the first of it', async () => {
    const host = fakeHost();
    host.give('sample', 'a.txt', 'Sample.');
    host.give('opened', 'z.txt', 'Opened first.');
    host.give('opened', 'b.txt', 'Opened second.');
    const workbench = await start(host);
    expect(workbench.state.getState().open?.body.text).toBe('Opened first.');
    await workbench.settled();
    expect(titles(workbench)).toEqual(['a', 'b', 'z']);
  });

  test('after a reload stays with what was open, and tells nothing anew', async () => {
    const host = fakeHost();
    host.give('opened', 'z.txt', 'Opened first.');
    host.give('opened', 'b.txt', 'Opened second.');
    host.give('opened', 'empty.txt', '');
    const databaseName = freshName();
    const first = await createWorkbench(host.api, { databaseName, ...steady() });
    await first.settled();
    expect(first.state.getState().importing?.refused).toEqual(['“empty.txt” is empty.']);
    const second = first.state.getState().documents[0]?.summary.id;
    if (second === undefined) throw new Error('There is no document.');
    await first.openDocument(second);
    await first.settled();
    first.close();
    const again = await createWorkbench(host.api, { databaseName, ...steady() });
    onTestFinished(() => again.close());
    await again.settled();
    expect(again.state.getState().open?.body.text).toBe('Opened second.');
    expect(again.state.getState().importing).toBeNull();
  });

  test('brings a removed document back with its annotations', async () => {
    const host = fakeHost();
    const workbench = await start(host);
    await workbench.importSources([asSource('a.txt', 'Some words.')]);
    const [entry] = workbench.state.getState().documents;
    const [tag] = workbench.state.getState().tags;
    if (entry === undefined || tag === undefined) throw new Error('There is nothing to tag.');
    workbench.select({ start: 0, end: 4 } as never);
    workbench.annotate(tag.id);
    workbench.removeDocument(entry.summary.id);
    expect(workbench.state.getState().open).toBeNull();
    await workbench.importSources([asSource('a.txt', 'Some words.')]);
    expect(workbench.state.getState().importing).toMatchObject({ added: 1, alreadyPresent: 0 });
    expect(workbench.state.getState().open?.annotations.size).toBe(1);
  });
});
