import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EntityId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { likelyKind } from '../../../src/renderer/panels/annotations/entities/likely-kind.ts';
import { actor, cardsOn, claim } from './cards.tsx';
import { after } from './render.tsx';

const TEXT = 'ISK said so. Islamic State Khorasan denied it, and ISK left. The ministry agreed.';

const typing = (keys: string) => after(() => userEvent.keyboard(keys));

const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[role="dialog"]');
  if (found === null) throw new Error('No dialog is open.');
  return found;
};

const input = (label: string): HTMLInputElement => {
  const found = dialog().querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (found === null) throw new Error(`The dialog has no field “${label}”.`);
  return found;
};

const named = (workbench: Workbench, name: string) => {
  const found = workbench.state.getState().entities.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};

test.each([
  ['Joe Biden', 'person'],
  ['Hafiz Saeed Khan', 'person'],
  ['Khan', 'person'],
  ['CSIS', 'organisation'],
  ['ISIS-K', 'organisation'],
  ['U.S. Treasury', 'organisation'],
  ['the Taliban', 'organisation'],
  ['Haqqani Network', 'organisation'],
  ['Center for Strategic Studies', 'organisation'],
  ['Nangarhar province', 'place'],
])('“%s” is most likely of the kind %s', (name, kind) => {
  expect(likelyKind(name)).toBe(kind);
});

describe('an actor', () => {
  test('is made of the passage by its likeliest kind, as one step', async () => {
    const { workbench, tag, annotation, wishFor, card } = await cardsOn(TEXT);
    const id = await tag('Islamic State Khorasan', actor);
    await wishFor('value');
    await typing('{Enter}');
    const made = named(workbench, 'Islamic State Khorasan');
    expect(made.kind).toBe('organisation');
    expect(annotation(id).value).toEqual({ kind: 'actor', entity: made.id });
    expect(card(id).querySelector('dl')?.textContent).toContain('1 mention here');
    await after(() => workbench.undo());
    expect(annotation(id).value).toBeNull();
    expect(workbench.state.getState().entities).toEqual([]);
  });

  test('is picked by name, the passage offered as an alias; Enter adds it', async () => {
    const { workbench, tag, annotation, wishFor, card } = await cardsOn(TEXT);
    await after(() =>
      workbench.entities.add({ name: 'Islamic State Khorasan', kind: 'organisation' }),
    );
    const id = await tag('ISK', actor);
    await wishFor('value');
    await typing('khoras{Enter}');
    const { id: entity } = named(workbench, 'Islamic State Khorasan');
    expect(annotation(id).value).toEqual({ kind: 'actor', entity });
    await after(() => undefined);
    expect(document.activeElement?.textContent).toBe(
      'Add “ISK” as an alias of Islamic State Khorasan',
    );
    await typing('{Enter}');
    expect(named(workbench, 'Islamic State Khorasan').aliases).toEqual(['ISK']);
    expect(document.activeElement).toBe(card(id));
    expect(card(id).querySelector('dl')?.textContent).toContain('1 alias · 1 mention here');
    await after(() => workbench.undo());
    expect(named(workbench, 'Islamic State Khorasan').aliases).toEqual([]);
    expect(annotation(id).value).toEqual({ kind: 'actor', entity });
  });

  test('whose name the passage already is stands first, and Enter takes it', async () => {
    const { workbench, tag, annotation, wishFor } = await cardsOn(TEXT);
    await after(() => {
      workbench.entities.add({ name: 'Another', kind: 'person' });
      workbench.entities.add({ name: 'Khorasan', kind: 'organisation', aliases: ['ISK'] });
    });
    const id = await tag('ISK', actor);
    await wishFor('value');
    await typing('{Enter}');
    expect(annotation(id).value).toEqual({
      kind: 'actor',
      entity: named(workbench, 'Khorasan').id,
    });
  });

  test('is renamed, called otherwise, and found in all its mentions', async () => {
    const { workbench, tag, wishFor, button, card } = await cardsOn(TEXT);
    const first = await tag('ISK', actor);
    await wishFor('value');
    await typing('{Enter}');
    await after(() => button('About ISK', card(first)).click());
    await after(() => userEvent.fill(input('Name'), 'Islamic State Khorasan'));
    await typing('{Enter}');
    await after(() => userEvent.fill(input('Add an alias'), 'ISK'));
    await typing('{Enter}');
    const { aliases } = named(workbench, 'Islamic State Khorasan');
    expect(aliases).toContain('ISK');
    await after(() => userEvent.fill(input('Add a link (kept as text, never opened)'), 'nowhere'));
    await typing('{Enter}');
    expect(dialog().textContent).toContain('This is no link');
    expect(named(workbench, 'Islamic State Khorasan').sameAs).toEqual([]);
    await after(() => button('Tag all mentions in this document').click());
    expect(dialog().textContent).toContain('2 mentions tagged');
    await after(() => undefined);
    const mentions = [...dialog().querySelectorAll('li button')].filter(({ textContent }) =>
      ['ISK', 'Islamic State Khorasan'].includes(textContent),
    );
    expect(mentions.map(({ textContent }) => textContent).toSorted()).toEqual([
      'ISK',
      'ISK',
      'Islamic State Khorasan',
    ]);
    await after(() => (mentions.at(-1) as HTMLElement).click());
    await after(() => undefined);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    const { focused } = workbench.state.getState();
    if (focused === null) throw new Error('Nothing is focused.');
    expect(document.activeElement).toBe(card(focused));
  });

  test('is merged into another, which takes its name as an alias', async () => {
    const { workbench, tag, annotation, wishFor, button, card } = await cardsOn(TEXT);
    let into: EntityId | null = null;
    await after(() => {
      into = workbench.entities.add({ name: 'Islamic State Khorasan', kind: 'organisation' });
    });
    const id = await tag('The ministry', actor);
    await wishFor('value');
    await typing('{Enter}');
    await after(() => button('About The ministry', card(id)).click());
    // By the keyboard: a press by it opens the list in another way than a click does.
    await after(() => button('Merge into another…').focus());
    await typing('{Enter}');
    await after(() => undefined);
    await typing('isla{Enter}');
    expect(annotation(id).value).toEqual({ kind: 'actor', entity: into });
    expect(named(workbench, 'Islamic State Khorasan').aliases).toEqual(['The ministry']);
  });
});

describe('a claim', () => {
  const passage = 'Islamic State Khorasan denied it';

  test('gets certainty by number and source by words, each undone by itself', async () => {
    const { workbench, tag, annotation, wishFor, box, card } = await cardsOn(TEXT);
    const id = await tag(passage, claim);
    await wishFor('value');
    await typing('2');
    expect(annotation(id).value).toEqual({ kind: 'claim', certainty: 'hedged' });
    const source = box.querySelector<HTMLInputElement>('input[aria-label="Source"]');
    await after(() => source?.focus());
    await typing('note 26: weekly newsletter{Enter}');
    expect(annotation(id).value).toEqual({
      kind: 'claim',
      certainty: 'hedged',
      source: 'note 26: weekly newsletter',
    });
    expect(document.activeElement).toBe(card(id));
    await after(() => workbench.undo());
    expect(annotation(id).value).toEqual({ kind: 'claim', certainty: 'hedged' });
    await after(() => workbench.undo());
    expect(annotation(id).value).toBeNull();
  });

  test('loses its value with its last member', async () => {
    const { tag, annotation, wishFor } = await cardsOn(TEXT);
    const id = await tag(passage, claim);
    await wishFor('value');
    await typing('3');
    await typing('3');
    expect(annotation(id).value).toBeNull();
  });

  test('is said by an actor, picked or made, and shown as a chip', async () => {
    const { workbench, tag, annotation, wishFor, button, card } = await cardsOn(TEXT);
    const id = await tag(passage, claim);
    await wishFor('value');
    await after(() => button('Said by: Choose who', card(id)).click());
    await typing('the authors{Enter}');
    const { id: entity } = named(workbench, 'the authors');
    expect(annotation(id).value).toEqual({ kind: 'claim', saidBy: entity });
    await typing('{Escape}');
    expect(card(id).querySelector('dl')?.textContent).toContain('Said bythe authors');
    await after(() => workbench.undo());
    expect(annotation(id).value).toBeNull();
    expect(workbench.state.getState().entities).toEqual([]);
  });

  test('keeps what was typed as its source out of the record where Esc leaves it', async () => {
    const { tag, annotation, wishFor, box } = await cardsOn(TEXT);
    const id = await tag(passage, claim);
    await wishFor('value');
    await after(() => box.querySelector<HTMLInputElement>('input[aria-label="Source"]')?.focus());
    await typing('a rumour{Escape}');
    expect(annotation(id).value).toBeNull();
  });
});
