import { onTestFinished } from 'vitest';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AnnotationId, TagId } from '#core/model';
import { AnnotationsPanel, type CardField } from '#renderer/panels/annotations';
import type { Annotation, Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { words, workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

export { actor, claim, date, statistic } from '../store/surroundings.ts';

/** The cards of a workbench, and wishes for them as the commands have. */
export async function cardsOf(workbench: Workbench) {
  const wish = createStore(() => ({ serial: 0, field: null as CardField | null }));
  const Panel = () => {
    const { serial, field } = useStore(wish);
    return (
      <AnnotationsPanel
        workbench={workbench}
        cardWish={serial}
        wishedField={field}
        onEdge={() => undefined}
      />
    );
  };
  const box = await render(<Panel />);
  return {
    box,
    /** What the key of a part of the card does. */
    wishFor: (field: CardField | null) =>
      after(() => wish.setState(({ serial }) => ({ serial: serial + 1, field }))),
    card: (id: AnnotationId): HTMLElement => {
      const found = box.querySelector<HTMLElement>(`[data-card="${id}"]`);
      if (found === null) throw new Error('The card is not drawn.');
      return found;
    },
    button: (name: string | RegExp, root: ParentNode = document): HTMLElement => {
      const fits = (label: string): boolean =>
        typeof name === 'string' ? label === name : name.test(label);
      const found = [...root.querySelectorAll<HTMLElement>('button')].find((each) =>
        fits(each.getAttribute('aria-label') ?? each.textContent.trim()),
      );
      if (found === undefined) throw new Error(`There is no button “${String(name)}”.`);
      return found;
    },
  };
}

/** Cards on one open text. */
export async function cardsOn(text: string) {
  const workbench = await workbenchOn(fakeHost(), text);
  onTestFinished(() => workbench.close());
  const cards = await cardsOf(workbench);
  const tag = async (passage: string, as: TagId): Promise<AnnotationId> => {
    let id: AnnotationId | null = null;
    await after(() => {
      workbench.select(words(workbench, passage));
      id = workbench.annotate(as);
    });
    if (id === null) throw new Error(`“${passage}” was not tagged.`);
    return id;
  };
  const annotation = (id: AnnotationId): Annotation => {
    const found = workbench.state.getState().open?.annotations.get(id);
    if (found === undefined) throw new Error('The annotation is gone.');
    return found;
  };
  return { workbench, tag, annotation, ...cards };
}
