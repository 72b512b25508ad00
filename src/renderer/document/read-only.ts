import type { EditorProps, EditorView } from 'prosemirror-view';
import type { Plan } from './plan.ts';
import { toRange } from './positions.ts';

/**
 * What keeps an editable view from being edited. It stays editable for the browser, because that is
 * what gives a caret and selection by Shift and the arrows.
 */

const prevented = (_: EditorView, event: Event): boolean => {
  event.preventDefault();
  return true;
};

/** Copies from the canonical text: most of a long selection is not in the DOM. */
const copyFrom =
  (plan: Plan) =>
  (view: EditorView, event: Event): boolean => {
    const { anchor, head, empty } = view.state.selection;
    if (empty) return false;
    const { start, end } = toRange(plan, anchor, head);
    const text = plan.body.text.slice(start, end);
    (event as ClipboardEvent).clipboardData?.setData('text/plain', text);
    event.preventDefault();
    return true;
  };

export const readOnlyHandlers = (plan: Plan): NonNullable<EditorProps['handleDOMEvents']> => ({
  beforeinput: prevented,
  paste: prevented,
  cut: copyFrom(plan),
  copy: copyFrom(plan),
  dragstart: prevented,
  drop: (_, event) => {
    // Files dropped on the text are the window's to take.
    event.preventDefault();
    return false;
  },
});

export const readOnlyAttributes = (label: string): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-readonly': 'true',
  'aria-label': label,
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  inputmode: 'none',
  // Editable text is a tab stop anyway; those who check accessibility look for the attribute.
  tabindex: '0',
});
