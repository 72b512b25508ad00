import { EditorState, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { TAGS, type Material, type Opened, type Span } from './subject.ts';

/**
 * CodeMirror 6 as its manual would have it: mark decorations in a state field, one shared mark for
 * each tag, the set kept and added to. Hiding a tag is a class on the editor, the cheapest there is.
 */

const marks = TAGS.map((tag) => Decoration.mark({ class: `tag-${tag}` }));
const markOf = (span: Span): Decoration => marks[span.tag] as Decoration;

const addSpan = StateEffect.define<Span>();
const removeSpan = StateEffect.define<Span>();

function decorate(spans: readonly Span[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const span of spans) builder.add(span.start, span.end, markOf(span));
  return builder.finish();
}

const fieldOf = (spans: readonly Span[]): StateField<DecorationSet> =>
  StateField.define<DecorationSet>({
    create: () => decorate(spans),
    update: (before, { effects }) => {
      let set = before;
      for (const effect of effects)
        if (effect.is(addSpan)) {
          const { start, end } = effect.value;
          set = set.update({ add: [markOf(effect.value).range(start, end)] });
        } else if (effect.is(removeSpan)) {
          const { start, end } = effect.value;
          const mark = markOf(effect.value);
          set = set.update({
            filterFrom: start,
            filterTo: end,
            filter: (from, to, value) => from !== start || to !== end || value !== mark,
          });
        }
      return set;
    },
    provide: (field) => EditorView.decorations.from(field),
  });

export const subject = ({ text, spans }: Material, root: HTMLElement): Promise<() => Opened> =>
  Promise.resolve(() => {
    const state = EditorState.create({
      doc: text,
      extensions: [EditorState.readOnly.of(true), EditorView.lineWrapping, fieldOf(spans)],
    });
    const view = new EditorView({ state, parent: root });
    // The reading surface takes the keys when it opens.
    view.focus();
    return {
      scroller: view.scrollDOM,
      tag: (span) => view.dispatch({ effects: addSpan.of(span) }),
      untag: (span) => view.dispatch({ effects: removeSpan.of(span) }),
      setHidden: (tag, isHidden) => root.classList.toggle(`without-${TAGS[tag]}`, isHidden),
      jump: (offset) => {
        const yMargin = view.scrollDOM.clientHeight / 3;
        view.dispatch({ effects: EditorView.scrollIntoView(offset, { y: 'start', yMargin }) });
      },
      isBlank: (hit) =>
        hit === null || hit.closest('.cm-content') === null || hit.closest('.cm-gap') !== null,
      settled: () => Promise.resolve(),
    };
  });
