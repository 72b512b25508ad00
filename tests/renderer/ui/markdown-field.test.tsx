import { useState } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { MarkdownField } from '#renderer/ui';
import { after, render } from '../panels/render.tsx';

/** A field with a note, written in, and a dialog and a button beside it. */
async function written(text = '') {
  const saved: string[] = [];
  let show: (note: string) => void = () => undefined;
  const Field = () => {
    const [note, setNote] = useState(text);
    const [isWriting, onWriting] = useState(true);
    show = setNote;
    return (
      <MarkdownField
        label="Note"
        placeholder="Write"
        writeLabel="Write in it"
        text={note}
        isWriting={isWriting}
        onWriting={onWriting}
        onSave={(now) => {
          saved.push(now);
          if (now.length <= 20) setNote(now);
        }}
        longest={20}
        onLeave={() => undefined}
      />
    );
  };
  const elsewhere = document.createElement('div');
  elsewhere.innerHTML = '<div role="dialog"><button>in</button></div><button>out</button>';
  document.body.append(elsewhere);
  onTestFinished(() => elsewhere.remove());
  const box = await render(<Field />);
  const button = (name: string): HTMLButtonElement =>
    [...elsewhere.querySelectorAll('button')].find(
      (each) => each.textContent === name,
    ) as HTMLButtonElement;
  return {
    saved,
    button,
    show: (note: string) => after(() => show(note)),
    field: () => box.querySelector('textarea'),
  };
}

test('what is written is undone by the field’s own undo', async () => {
  const { field } = await written('Before ');
  await after(() => document.execCommand('insertText', false, 'three more'));
  expect(field()?.value).toBe('Before three more');
  await after(() => userEvent.keyboard('{Control>}z{/Control}'));
  expect(field()?.value).toBe('Before ');
});

test('what somebody else makes of the note is shown, unless words are waiting', async () => {
  const { field, show } = await written('one');
  await show('two');
  expect(field()?.value).toBe('two');
  await after(() => userEvent.keyboard('{End} and'));
  await show('three');
  expect(field()?.value).toBe('two and');
});

test('what is typed is saved as the page goes', async () => {
  const { saved } = await written();
  await after(() => userEvent.keyboard('in the middle'));
  await after(() => window.dispatchEvent(new Event('beforeunload')));
  expect(saved).toEqual(['in the middle']);
});

test('a dialog takes the keyboard and gives it back, and the note is still written in', async () => {
  const { saved, field, button } = await written();
  await after(() => userEvent.keyboard('one'));
  const before = field();
  await after(() => button('in').focus());
  expect(saved).toEqual(['one']);
  expect(field()).toBe(before);
  await after(() => field()?.focus());
  await after(() => userEvent.keyboard(' two'));
  expect(field()?.value).toBe('one two');
});

test('a dialog that gives the keyboard to something else ends the writing', async () => {
  const { field, button } = await written();
  await after(() => userEvent.keyboard('one'));
  await after(() => button('in').focus());
  await after(() => button('out').focus());
  expect(field()).toBeNull();
});

test('who types without a pause has it saved now and then, too', { timeout: 30_000 }, async () => {
  const { saved, field } = await written();
  const until = performance.now() + 7_000;
  while (saved.length === 0 && performance.now() < until)
    await after(() => userEvent.keyboard('a'));
  expect(saved).toHaveLength(1);
  expect(field()?.value.startsWith(saved[0] ?? '-')).toBe(true);
});

test('what is too long to be saved stays in the field when it is left', async () => {
  const { field, button } = await written('stored');
  await after(() => userEvent.keyboard(' and more than there is room for'));
  await after(() => button('out').focus());
  expect(field()?.value).toBe('stored and more than there is room for');
  await after(() => userEvent.fill(field() as HTMLTextAreaElement, 'short'));
  await after(() => button('out').focus());
  expect(field()).toBeNull();
});
