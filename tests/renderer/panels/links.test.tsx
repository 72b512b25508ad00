import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotationId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { words, workbenchOn } from '../store/surroundings.ts';
import { cardsOf, cardsOn, claim, date, statistic } from './cards.tsx';
import { after } from './render.tsx';

const TEXT = 'In 2021 the pace held at 23 attacks a month. The ministry denied the figure.';

const typing = (keys: string) => after(() => userEvent.keyboard(keys));

/** Links from an annotation, as "label: passage". */
const linksOf = (workbench: Workbench, id: AnnotationId): readonly string[] =>
  workbench.relations
    .of(id)
    .map(
      ({ type, direction, other }) =>
        `${direction === 'out' ? type.label : type.inverse}: ${other?.exact ?? ''}`,
    );

const factsOf = (card: HTMLElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...card.querySelectorAll('dl > div')].map((line) => [
      line.querySelector('dt')?.textContent ?? '',
      line.querySelector('dd')?.textContent ?? '',
    ]),
  );

async function claimAndFigure() {
  const cards = await cardsOn(TEXT);
  const figure = await cards.tag('23 attacks a month', statistic);
  const stated = await cards.tag('the pace held at 23 attacks a month', claim);
  return { ...cards, figure, stated };
}

describe('a link', () => {
  test('is made by kind and words, shown at both ends, and taken back by one undo', async () => {
    const { workbench, wishFor, card, figure, stated } = await claimAndFigure();
    await wishFor('link');
    await typing('3');
    await after(() => undefined);
    const linksAtEnd: number[] = [];
    const stop = workbench.state.subscribe(({ linking }, before) => {
      if (linking === null && before.linking !== null)
        linksAtEnd.push(linksOf(workbench, stated).length);
    });
    await typing('attacks{Enter}');
    await after(() => undefined);
    stop();
    expect(linksAtEnd).toEqual([1]);
    expect(linksOf(workbench, stated)).toEqual(['rests on: 23 attacks a month']);
    expect(workbench.state.getState().linking).toBeNull();
    expect(factsOf(card(stated))['Rests on']).toContain('23 attacks a month');
    expect(factsOf(card(figure))['Basis of']).toContain('the pace held at');
    expect(document.activeElement).toBe(card(stated));
    await after(() => workbench.undo());
    expect(linksOf(workbench, stated)).toEqual([]);
  });

  test('is left without a trace by Esc', async () => {
    const { workbench, wishFor, card, stated } = await claimAndFigure();
    await wishFor('link');
    await typing('1');
    await typing('{Escape}');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(workbench.state.getState().linking).toBeNull();
    expect(linksOf(workbench, stated)).toEqual([]);
    expect(document.activeElement).toBe(card(stated));
  });

  test('waits for its other end while the person goes about, and is made from the banner', async () => {
    const { workbench, wishFor, button, box, figure, stated } = await claimAndFigure();
    await wishFor('link');
    await typing('2');
    await after(() => button('Choose it in the text').click());
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(box.textContent).toContain('Linking “the pace held at 23 attacks a month”');
    await after(() => workbench.focus(figure));
    await after(() => button('Link to the open card').click());
    expect(linksOf(workbench, figure)).toEqual([
      'contradicted by: the pace held at 23 attacks a month',
    ]);
    expect(linksOf(workbench, stated)).toEqual(['contradicts: 23 attacks a month']);
    expect(box.textContent).not.toContain('Linking “');
  });

  test('is changed and removed on the card, each by one undoable step', async () => {
    const { workbench, card, button, figure, stated } = await claimAndFigure();
    const { open } = workbench.state.getState();
    const [from, to] = [open?.annotations.get(stated), open?.annotations.get(figure)];
    if (from === undefined || to === undefined) throw new Error('An end is missing.');
    await after(() => workbench.relations.link(from, [to], 'restsOn'));
    const change = async (label: string) => {
      await after(() => button(/^Change the link to/, card(stated)).click());
      const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
        ({ textContent }) => textContent === label,
      );
      await after(() => item?.click());
    };
    await change('Change to “supports”');
    expect(linksOf(workbench, stated)).toEqual(['supports: 23 attacks a month']);
    await change('Remove the link');
    expect(linksOf(workbench, stated)).toEqual([]);
    await after(() => workbench.undo());
    expect(linksOf(workbench, stated)).toEqual(['supports: 23 attacks a month']);
    await after(() => workbench.undo());
    expect(linksOf(workbench, stated)).toEqual(['rests on: 23 attacks a month']);
  });

  test('is made by dragging the handle onto another card', async () => {
    const { workbench, card, button, figure, stated } = await claimAndFigure();
    const handle = button('Link…', card(stated));
    const target = card(figure).querySelector('blockquote') ?? card(figure);
    await after(() => userEvent.dragAndDrop(handle, target));
    expect(document.querySelector('[role="menu"]')).not.toBeNull();
    await typing('1');
    expect(linksOf(workbench, stated)).toEqual(['supports: 23 attacks a month']);
  });

  test('of a deleted annotation is not shown, and is back with it', async () => {
    const { workbench, card, figure, stated } = await claimAndFigure();
    const { open } = workbench.state.getState();
    const [from, to] = [open?.annotations.get(stated), open?.annotations.get(figure)];
    if (from === undefined || to === undefined) throw new Error('An end is missing.');
    await after(() => workbench.relations.link(from, [to], 'restsOn'));
    await after(() => workbench.remove([figure]));
    expect(factsOf(card(stated))['Rests on']).toBeUndefined();
    await after(() => workbench.undo());
    expect(factsOf(card(stated))['Rests on']).toContain('23 attacks a month');
  });
});

test('a link into another document says which, and leads to the card there', async () => {
  const host = fakeHost();
  host.give('sample', 'other.txt', 'Another text says 31 attacks.');
  const workbench = await workbenchOn(host, TEXT);
  onTestFinished(() => workbench.close());
  const { card, button } = await cardsOf(workbench);
  const documents = workbench.state.getState().documents.map(({ summary }) => summary.id);
  const open = async (passage: string) => {
    for (const id of documents) {
      await after(() => workbench.openDocument(id));
      if (workbench.state.getState().open?.body.text.includes(passage) === true) return;
    }
    throw new Error(`No document holds “${passage}”.`);
  };
  const tag = async (passage: string) => {
    let id: AnnotationId | null = null;
    await after(() => {
      workbench.select(words(workbench, passage));
      id = workbench.annotate(passage.startsWith('In') ? date : statistic);
    });
    return id as unknown as AnnotationId;
  };
  await open('31 attacks');
  const there = await tag('31 attacks');
  const to = workbench.state.getState().open?.annotations.get(there);
  await open('23 attacks');
  const here = await tag('23 attacks');
  const from = workbench.state.getState().open?.annotations.get(here);
  if (from === undefined || to === undefined) throw new Error('An end is missing.');
  await after(() => workbench.relations.link(from, [to], 'contradicts'));
  await expect.poll(() => card(here).textContent).toContain('31 attacks');
  const chip = button(/^contradicts: 31 attacks in /, card(here));
  await after(() => chip.click());
  await after(() => undefined);
  expect(workbench.state.getState().open?.annotations.get(there)).toBeDefined();
  expect(workbench.state.getState().focused).toBe(there);
  expect(document.activeElement).toBe(card(there));
});
