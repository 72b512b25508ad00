import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotationId } from '#core/model';
import { utf16 } from '#core/text';
import { cardsOn, claim, statistic } from './cards.tsx';
import { after } from './render.tsx';

const COUNT = 60;
const TEXT = Array.from({ length: COUNT }, (_, index) => `figure ${String(index)}`).join(' and ');

async function manyCards() {
  const cards = await cardsOn(TEXT);
  const { workbench } = cards;
  await after(() =>
    workbench.annotateAll(
      statistic,
      [...TEXT.matchAll(/figure \d+/g)].map(({ index, 0: { length } }) => ({
        start: utf16(index),
        end: utf16(index + length),
      })),
    ),
  );
  const ids =
    workbench.state
      .getState()
      .open?.annotations.inOrder()
      .map(({ id }) => id) ?? [];
  const idAt = (index: number): AnnotationId => {
    const id = ids[index];
    if (id === undefined) throw new Error('There are fewer cards.');
    return id;
  };
  const scroller = cards.box.querySelector<HTMLElement>('[data-cards]');
  if (scroller === null) throw new Error('There is no list.');
  /** Pixels between the top of the list and the top of a card. */
  const topOf = (id: AnnotationId): number =>
    cards.card(id).getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const isWhole = (id: AnnotationId): boolean => {
    const view = scroller.getBoundingClientRect();
    const { top, bottom } = cards.card(id).getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom;
  };
  const settled = () => after(() => new Promise((resolve) => setTimeout(resolve, 120)));
  return { ...cards, idAt, scroller, topOf, isWhole, settled };
}

test('a card that is focused stays where it is while the one above it closes', async () => {
  const { workbench, idAt, topOf, scroller, settled } = await manyCards();
  await after(() => workbench.focus(idAt(20)));
  await settled();
  scroller.scrollBy({ top: 300 });
  await settled();
  const before = topOf(idAt(21));
  await after(() => workbench.focus(idAt(21)));
  await settled();
  expect(Math.abs(topOf(idAt(21)) - before)).toBeLessThan(3);
});

test('the focused card is seen whole when its editor opens, and when the window is made smaller', async () => {
  const { workbench, box, idAt, isWhole, wishFor, settled } = await manyCards();
  await after(() => workbench.focus(idAt(40)));
  await settled();
  expect(isWhole(idAt(40))).toBe(true);
  await wishFor('value');
  await settled();
  expect(isWhole(idAt(40))).toBe(true);
  await after(() => {
    box.style.height = '430px';
  });
  await settled();
  expect(isWhole(idAt(40))).toBe(true);
});

test('what the person scrolled to stays, whatever changes above it', async () => {
  const { workbench, box, idAt, topOf, scroller, settled } = await manyCards();
  await after(() => workbench.focus(idAt(5)));
  await settled();
  scroller.scrollTo({ top: 2_000 });
  await settled();
  const seen = [...box.querySelectorAll<HTMLElement>('[data-card]')]
    .map((each) => each.dataset['card'] as AnnotationId)
    .find((id) => topOf(id) > 0);
  if (seen === undefined) throw new Error('No card is in view.');
  const before = topOf(seen);
  await after(() => workbench.setNote(idAt(5), 'Seen from far away.'));
  await settled();
  expect(Math.abs(topOf(seen) - before)).toBeLessThan(3);
});

test('a value that is saved draws no other card anew', async () => {
  const { box, workbench, idAt, wishFor, settled } = await manyCards();
  await after(() => workbench.focus(idAt(2)));
  await wishFor('value');
  await settled();
  const changed = new Set<string>();
  const watching = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const card = element?.closest<HTMLElement>('[data-card]')?.dataset['card'];
      if (card !== undefined) changed.add(card);
    }
  });
  watching.observe(box, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  await after(() => userEvent.keyboard('12{Enter}'));
  await settled();
  watching.disconnect();
  expect([...changed]).toEqual([idAt(2)]);
});

test('retired tags are offered for no card but their own, and many tags stand in a list', async () => {
  const { workbench, tag, card, button } = await cardsOn('Plain words and others.');
  const draft = {
    kind: 'plain',
    definition: '',
    whenToUse: '',
    example: '',
    parent: null,
  } as const;
  await after(() => {
    for (const [index, label] of ['alpha', 'beta', 'gamma', 'delta'].entries())
      workbench.codebook.add({
        ...draft,
        label,
        definition: `The ${label} tag.`,
        colour: 'plain',
        line: 'dashed',
        key: String(index + 5),
      });
  });
  const id = await tag('Plain words', claim);
  const gamma = workbench.state.getState().tags.find(({ label }) => label === 'gamma');
  if (gamma === undefined) throw new Error('The codebook took no tag.');
  await after(() => workbench.codebook.setRetired(gamma.id, true));
  await after(() => button('Tag: Claim', card(id)).click());
  const labels = () =>
    [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
  expect(labels().some((label) => label.includes('Delta'))).toBe(true);
  expect(labels().some((label) => label.includes('Gamma'))).toBe(false);
  await after(() => userEvent.keyboard('bet{Enter}'));
  const { open, tags } = workbench.state.getState();
  const tagged = open?.annotations.get(id)?.tag;
  expect(tags.find((each) => each.id === tagged)?.label).toBe('beta');
});

test('the cards of the sentence that is read come into view, unless one is focused', async () => {
  const { workbench, idAt, isWhole, scroller, settled } = await manyCards();
  const sentenceOf = (index: number) => {
    const annotation = workbench.state.getState().open?.annotations.get(idAt(index));
    if (annotation === undefined) throw new Error('The annotation is gone.');
    return { start: annotation.start, end: annotation.end };
  };
  await after(() => workbench.focusSentence(sentenceOf(50)));
  await settled();
  await settled();
  expect(isWhole(idAt(50))).toBe(true);
  await after(() => workbench.focus(idAt(50)));
  await settled();
  const before = scroller.scrollTop;
  await after(() => workbench.focusSentence(sentenceOf(2)));
  await settled();
  await settled();
  expect(scroller.scrollTop).toBe(before);
});
