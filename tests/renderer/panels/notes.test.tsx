import { expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DocumentId } from '#core/model';
import { NotesPanel, type NotesTab } from '#renderer/panels/notes';
import { fakeHost, idOfText } from '../store/fake-host.ts';
import { benchOn } from '../store/surroundings.ts';
import { cardsOn, claim } from './cards.tsx';
import { after, render } from './render.tsx';

const TEXTS = ['One text.', 'Another text.'];
const [ONE, ANOTHER] = TEXTS.map(idOfText) as [DocumentId, DocumentId];

async function panel() {
  const { workbench } = await benchOn(TEXTS, fakeHost());
  const left = vi.fn();
  const window = createStore(() => ({ isOpen: true, tab: 'document' as NotesTab, wish: 0 }));
  const Panel = () => {
    const state = useStore(window);
    return (
      <NotesPanel
        workbench={workbench}
        {...state}
        onOpen={(isOpen) => window.setState({ isOpen })}
        onTab={(tab) => window.setState({ tab })}
        onLeave={left}
      />
    );
  };
  const box = await render(<Panel />);
  const noteOf = (id: DocumentId): string | undefined =>
    workbench.state.getState().documents.find(({ summary }) => summary.id === id)?.note;
  return {
    workbench,
    box,
    left,
    noteOf,
    field: (): HTMLTextAreaElement | null => box.querySelector('textarea'),
    tab: (name: string): HTMLElement =>
      [...box.querySelectorAll<HTMLElement>('[role="tab"]')].find(
        (each) => each.textContent === name,
      ) as HTMLElement,
    wishFor: (tab: NotesTab) =>
      after(() => window.setState(({ wish }) => ({ isOpen: true, tab, wish: wish + 1 }))),
    /** Waits until what lays notes out is there. */
    laidOut: () =>
      after(() => vi.waitUntil(() => box.querySelector('h3, p, strong') !== null, 20_000)),
  };
}

test('a note on the document is written, read as it is laid out, and written on', async () => {
  const { workbench, box, field, left, noteOf, wishFor, laidOut } = await panel();
  await wishFor('document');
  expect(document.activeElement).toBe(field());
  await after(() => userEvent.keyboard('# One{Enter}{Enter}Is it so?'));
  await after(() => userEvent.keyboard('{Control>}{Enter}{/Control}'));
  expect(left).toHaveBeenCalledOnce();
  await after(() => field()?.blur());
  expect(noteOf(ONE)).toBe('# One\n\nIs it so?');
  await laidOut();
  expect(field()).toBeNull();
  expect(box.querySelector('h3')?.textContent).toBe('One');
  await after(() => box.querySelector<HTMLElement>('h3')?.click());
  expect(document.activeElement).toBe(field());
  expect(field()?.value).toBe('# One\n\nIs it so?');
  await after(() => userEvent.keyboard(' No.'));
  await after(() => userEvent.keyboard('{Escape}'));
  await after(() => field()?.blur());
  expect(noteOf(ONE)).toBe('# One\n\nIs it so? No.');
  expect(workbench.state.getState().undoLabel).toBe('change note of document');
});

test('what is typed is stored after a pause, and all of one typing is one step', async () => {
  const { workbench, field, noteOf, wishFor } = await panel();
  await wishFor('document');
  await after(() => userEvent.keyboard('first'));
  await after(() => vi.waitUntil(() => noteOf(ONE) === 'first', 20_000));
  await after(() => userEvent.keyboard(' second'));
  await after(() => vi.waitUntil(() => noteOf(ONE) === 'first second', 20_000));
  expect(document.activeElement).toBe(field());
  await after(() => workbench.undo());
  expect(noteOf(ONE)).toBe('');
  expect(field()?.value).toBe('');
});

test('words not stored yet go to the document that they were written about', async () => {
  const { workbench, field, noteOf, wishFor } = await panel();
  await wishFor('document');
  await after(() => userEvent.keyboard('of one'));
  await after(() => workbench.openDocument(ANOTHER));
  expect([noteOf(ONE), noteOf(ANOTHER)]).toEqual(['of one', '']);
  expect(field()?.value).toBe('');
  expect(document.activeElement).not.toBe(field());
});

test('the project’s note stands under its own tab, reached by the arrow keys', async () => {
  const { workbench, field, tab, box, laidOut } = await panel();
  await after(() => {
    tab('This document').focus();
    return userEvent.keyboard('{ArrowRight}');
  });
  expect(document.activeElement).toBe(tab('Project'));
  expect(tab('Project').getAttribute('aria-selected')).toBe('true');
  await after(() => userEvent.keyboard('{Tab}'));
  expect(document.activeElement).toBe(field());
  await after(() => userEvent.keyboard('**all**'));
  await after(() => field()?.blur());
  expect(workbench.state.getState().projectNote).toBe('**all**');
  await laidOut();
  expect(box.querySelector('strong')?.textContent).toBe('all');
});

test('put away, the notes say which there are; their heading brings them back', async () => {
  const { workbench, box } = await panel();
  const heading = (): HTMLElement => box.querySelector('h2 button') as HTMLElement;
  await after(() => heading().click());
  expect(heading().getAttribute('aria-expanded')).toBe('false');
  expect(box.querySelector('textarea, [role="tab"]')).toBeNull();
  await after(() => workbench.notes.ofProject('all'));
  expect(box.textContent).toContain('Project');
  expect(box.textContent).not.toContain('This document');
  await after(() => heading().click());
  expect(box.querySelectorAll('[role="tab"]')).toHaveLength(2);
});

test('a card shows its note’s first line while it is closed, and all of it laid out while open', async () => {
  const { workbench, tag, card, wishFor, box } = await cardsOn('Some words to tag.');
  const id = await tag('words', claim);
  await after(() => workbench.setNote(id, '## Is it *so*?\n\n1. one\n2. two'));
  await after(() => vi.waitUntil(() => box.querySelector('ol') !== null, 20_000));
  expect(card(id).querySelectorAll('li')).toHaveLength(2);
  expect(card(id).querySelector('textarea')).toBeNull();
  await after(() => workbench.focus(null));
  expect(card(id).querySelector('ol')).toBeNull();
  expect(card(id).textContent).toContain('Is it so? …');
  await after(() => workbench.focus(id));
  await wishFor('note');
  const field = card(id).querySelector('textarea');
  expect(field).not.toBeNull();
  expect(document.activeElement).toBe(field);
  expect(field?.selectionStart).toBe(field?.value.length);
  await after(() => userEvent.keyboard('{Enter}3. three'));
  await after(() => userEvent.keyboard('{Control>}{Enter}{/Control}'));
  expect(document.activeElement).toBe(card(id));
  expect(card(id).querySelectorAll('li')).toHaveLength(3);
  onTestFinished(() => workbench.close());
});

test('a link in a note is pressed without opening the note for writing', async () => {
  const { workbench, tag, card, box } = await cardsOn('Some words to tag.');
  const id = await tag('words', claim);
  const document_ = workbench.state.getState().open?.summary.id ?? '';
  await after(() => workbench.setNote(id, `See [there](obelus:${document_}/5-10).`));
  await after(() => vi.waitUntil(() => box.querySelector('[role="link"]') !== null, 20_000));
  await after(() => box.querySelector<HTMLElement>('[role="link"]')?.click());
  await after(() => workbench.settled());
  expect(workbench.state.getState().sentence).toEqual({ start: 5, end: 10 });
  expect(card(id).querySelector('textarea')).toBeNull();
});

test('following a quotation of the document’s note gives the keyboard to the text', async () => {
  const { workbench, box, left } = await panel();
  await after(() => workbench.notes.ofDocument(ONE, `See [there](obelus:${ONE}/4-8).`));
  await after(() => vi.waitUntil(() => box.querySelector('[role="link"]') !== null, 20_000));
  await after(() => box.querySelector<HTMLElement>('[role="link"]')?.click());
  await after(() => workbench.settled());
  expect(workbench.state.getState().sentence).toEqual({ start: 4, end: 8 });
  expect(left).toHaveBeenCalledOnce();
});
