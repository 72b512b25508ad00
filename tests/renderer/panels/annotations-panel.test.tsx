import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AnnotationId } from '#core/model';
import { utf16, type TextRange } from '#core/text';
import { AnnotationsPanel, type EdgeRequest } from '#renderer/panels/annotations';
import type { Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { claim, statistic, tag, workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const TEXT = 'In 2021, 45 people were counted by the ministry. The ministry denied it.';

async function panelOn(text = TEXT) {
  const workbench = await workbenchOn(fakeHost(), text);
  onTestFinished(() => workbench.close());
  const asked: EdgeRequest[] = [];
  const panel = (cardWish: number) => (
    <AnnotationsPanel
      workbench={workbench}
      cardWish={cardWish}
      onEdge={(request) => asked.push(request)}
    />
  );
  const wish = createStore(() => ({ count: 0 }));
  const Panel = () => panel(useStore(wish, ({ count }) => count));
  const box = await render(<Panel />);
  const wishForCard = () => wish.setState(({ count }) => ({ count: count + 1 }));
  const cards = () => [...box.querySelectorAll<HTMLElement>('[data-card]')];
  return { workbench, box, cards, asked, wishForCard };
}

const quotes = (cards: readonly HTMLElement[]): (string | null | undefined)[] =>
  cards.map((card) => card.querySelector('blockquote')?.textContent);

test('the filter of a codebook of very many shows what is used here, or hidden', async () => {
  const { workbench, box } = await panelOn();
  const codes = Array.from({ length: 320 }, (_, at) => {
    const guid = `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
    return `<Code guid="${guid}" name="code ${String(at)}" isCodable="true"/>`;
  });
  const file = new File([`<CodeBook><Codes>${codes.join('')}</Codes></CodeBook>`], 'codes.qdc');
  const shown = () =>
    [...box.querySelectorAll('[role="group"] [data-line]')].map(({ textContent }) => textContent);
  expect(shown()).toHaveLength(4);
  await after(async () => void (await workbench.codebook.importFile(file)));
  expect(shown()).toEqual([]);
  await after(() => {
    tag(workbench, '45 people', statistic);
    workbench.setTagHidden(claim, true);
  });
  expect(shown()).toEqual(['Claim', 'Statistic']);
});

describe('the cards', () => {
  test('stand in the order of the text, whatever the order of tagging', async () => {
    const { workbench, cards } = await panelOn();
    await after(() => {
      tag(workbench, 'The ministry denied it', claim);
      tag(workbench, '45 people', statistic);
      tag(workbench, '45', statistic);
    });
    expect(quotes(cards())).toEqual(['45 people', '45', 'The ministry denied it']);
  });

  test('open where the annotation is focused, and leave the keyboard where it is', async () => {
    const { workbench, cards, box } = await panelOn();
    await after(() => {
      tag(workbench, '45 people', statistic);
      workbench.focus(null);
    });
    expect(box.querySelector('textarea')).toBeNull();
    const id = cards()[0]?.dataset['card'] as AnnotationId;
    await after(() => workbench.focus(id));
    expect(box.querySelector('textarea')).not.toBeNull();
    expect(document.activeElement).toBe(document.body);
  });

  test('print a passage in the direction of its own script', async () => {
    const { workbench, cards } = await panelOn('English, then قالت الوزارة. And more.');
    await after(() => {
      tag(workbench, 'English', claim);
      tag(workbench, 'قالت الوزارة.', claim);
    });
    const directions = cards().map((card) => {
      const quote = card.querySelector('blockquote');
      return quote === null ? null : getComputedStyle(quote).direction;
    });
    expect(directions).toEqual(['ltr', 'rtl']);
  });

  test('take the keyboard when asked to, though the card is still to be drawn', async () => {
    const { workbench, cards, wishForCard } = await panelOn();
    await after(() => {
      wishForCard();
      tag(workbench, '45 people', statistic);
      expect(cards()).toEqual([]);
    });
    expect(document.activeElement).toBe(cards()[0]);
  });

  test('are walked through by arrow keys, the focus with them; Enter shows the passage', async () => {
    const { workbench, cards } = await panelOn();
    await after(() => {
      tag(workbench, '2021', statistic);
      tag(workbench, '45 people', statistic);
      tag(workbench, 'denied', claim);
    });
    const hasFocus = () => cards().findIndex((card) => card === document.activeElement);
    await after(() => cards()[0]?.focus());
    await after(() => userEvent.keyboard('{ArrowDown}'));
    await expect.poll(hasFocus).toBe(1);
    expect(workbench.state.getState().focused).toBe(cards()[1]?.dataset['card']);
    await after(() => userEvent.keyboard('{End}'));
    await expect.poll(hasFocus).toBe(2);
    await after(() => userEvent.keyboard('{Enter}'));
    expect(workbench.state.getState().reveal?.at).toBe(TEXT.indexOf('denied'));
  });

  test('give the keyboard to the next one when the one that has it is deleted', async () => {
    const { workbench, cards } = await panelOn();
    await after(() => {
      tag(workbench, '2021', statistic);
      tag(workbench, '45 people', statistic);
      tag(workbench, 'denied', claim);
    });
    await after(() => cards()[1]?.focus());
    await after(() => workbench.remove([cards()[1]?.dataset['card'] as AnnotationId]));
    expect(quotes(cards())).toEqual(['2021', 'denied']);
    expect(document.activeElement).toBe(cards()[1]);
  });

  test('of a hidden tag leave the list, the number beside the heading says so', async () => {
    const { workbench, cards, box } = await panelOn();
    await after(() => {
      tag(workbench, '45 people', statistic);
      tag(workbench, 'denied', claim);
    });
    await after(() => workbench.setTagHidden(statistic, true));
    expect(quotes(cards())).toEqual(['denied']);
    expect(box.textContent).toContain('1 of 2');
  });

  test('name the annotations they overlap with, and lead to them', async () => {
    const { workbench, box } = await panelOn();
    const inner = await (async () => {
      let id: AnnotationId | null = null;
      await after(() => {
        id = tag(workbench, '45 people', statistic);
        tag(workbench, '45 people were counted', claim);
      });
      return id;
    })();
    const chip = box.querySelector<HTMLElement>('button[aria-label="Statistic: 45 people"]');
    await after(() => chip?.click());
    expect(workbench.state.getState().focused).toBe(inner);
  });

  test('ask for an edge to be moved, and change the tag', async () => {
    const { workbench, box, asked } = await panelOn();
    let id: AnnotationId | null = null;
    await after(() => {
      id = tag(workbench, '45 people', statistic);
    });
    const press = (label: string) =>
      after(() => box.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click());
    await press('End a word later');
    await press('Start a word earlier');
    expect(asked).toEqual([
      { edge: 'end', direction: 1 },
      { edge: 'start', direction: -1 },
    ]);
    const group = box.querySelector('[role="group"][aria-label="Tag"]');
    await after(() => group?.querySelector<HTMLElement>('button')?.click());
    const { open } = workbench.state.getState();
    expect(id === null ? null : open?.annotations.get(id)?.tag).toBe(claim);
  });
});

describe('a note', () => {
  const noteOf = (workbench: Workbench): string | undefined =>
    workbench.state.getState().open?.annotations.inOrder()[0]?.note;

  test('is stored when its field is left, and again shows what undo brings back', async () => {
    const { workbench, box } = await panelOn();
    await after(() => tag(workbench, '45 people', statistic));
    const field = box.querySelector('textarea');
    if (field === null) throw new Error('The card has no field for a note.');
    await after(() => userEvent.fill(field, 'By whose count?'));
    await after(() => field.blur());
    expect(noteOf(workbench)).toBe('By whose count?');
    await after(() => workbench.undo());
    expect(box.querySelector('textarea')?.value).toBe('');
  });

  test('is stored when another card opens before the field was left', async () => {
    const { workbench, box } = await panelOn();
    await after(() => {
      tag(workbench, '45 people', statistic);
    });
    const field = box.querySelector('textarea');
    if (field === null) throw new Error('The card has no field for a note.');
    await after(() => userEvent.fill(field, 'By whose count?'));
    await after(() => workbench.focus(null));
    expect(noteOf(workbench)).toBe('By whose count?');
  });
});

test('thousands of annotations draw only the cards in view', async () => {
  const text = 'word '.repeat(3_000);
  const { workbench, cards, box } = await panelOn(text);
  const ranges: TextRange[] = Array.from({ length: 3_000 }, (_, index) => ({
    start: utf16(index * 5),
    end: utf16(index * 5 + 4),
  }));
  await after(() => workbench.annotateAll(claim, ranges));
  expect(box.textContent).toContain('3,000 in this document');
  expect(cards().length).toBeLessThan(40);
  const last = workbench.state.getState().open?.annotations.inOrder().at(-1);
  await after(() => workbench.focus(last?.id ?? null));
  await after(() => undefined);
  expect(cards().map((card) => card.dataset['card'])).toContain(last?.id);
});
