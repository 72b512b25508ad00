import type { TextRange, Utf16Offset } from '#core/text';
import type { AnnotationId, DocumentId, TagId } from '#core/model';
import type { Context } from '../context.ts';
import { snapToClusters } from './passages.ts';
import type { Annotation } from '../shapes.ts';

/** Where the person is: the selection, the focused annotation, the place to bring into view. */

/** The last place the person was known to be at, in each document that was open. */
const lastPlaces = new WeakMap<Context, Map<DocumentId, Utf16Offset>>();

function keepPlace(context: Context, at: Utf16Offset): void {
  const document = context.loaded?.id;
  if (document === undefined) return;
  const places = lastPlaces.get(context) ?? new Map<DocumentId, Utf16Offset>();
  lastPlaces.set(context, places.set(document, at));
}

/** Where the person was last in a document, as far as this sitting knows. */
export const lastPlaceIn = (context: Context, document: DocumentId): Utf16Offset | undefined =>
  lastPlaces.get(context)?.get(document);

/** Where the person was last in the open document; where looking for something starts. */
export function placeOf(context: Context): number {
  const { loaded } = context;
  return loaded === null ? 0 : (lastPlaceIn(context, loaded.id) ?? 0);
}

export function revealAt(context: Context, at: Utf16Offset): void {
  const serial = (context.state.getState().reveal?.serial ?? 0) + 1;
  keepPlace(context, at);
  context.state.setState({ reveal: { at, serial } });
}

export function select(context: Context, range: TextRange | null): void {
  const { loaded } = context;
  const { selection } = context.state.getState();
  const whole = range === null || loaded === null ? null : snapToClusters(loaded.body.text, range);
  const next = whole === null || whole.start === whole.end ? null : whole;
  if (next !== null) keepPlace(context, next.start);
  if (next?.start === selection?.start && next?.end === selection?.end) return;
  context.state.setState({ selection: next });
}

/** A focused annotation that shares nothing with the focused sentence takes its place. */
export function focus(context: Context, id: AnnotationId | null): void {
  const { focused, sentence } = context.state.getState();
  const annotation = id === null ? undefined : context.loaded?.annotations.get(id);
  const isElsewhere =
    sentence !== null &&
    annotation !== undefined &&
    (annotation.end <= sentence.start || annotation.start >= sentence.end);
  if (isElsewhere) context.state.setState({ focused: id, sentence: null });
  else if (focused !== id) context.state.setState({ focused: id });
}

export function focusSentence(context: Context, range: TextRange | null): void {
  if (range !== null) keepPlace(context, range.start);
  context.state.setState({ sentence: range });
}

/** Number of leading items that start before a place. */
function countBefore(list: readonly Annotation[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as Annotation).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first that is shown, from an index on in one direction. */
function shownFrom(
  list: readonly Annotation[],
  from: number,
  direction: 1 | -1,
  hidden: ReadonlySet<TagId>,
): Annotation | undefined {
  for (let at = from; at >= 0 && at < list.length; at += direction) {
    const annotation = list[at] as Annotation;
    if (!hidden.has(annotation.tag)) return annotation;
  }
  return undefined;
}

export function focusNeighbour(context: Context, direction: 1 | -1, from: Utf16Offset): void {
  const { loaded } = context;
  if (loaded === null) return;
  const { focused, hiddenTags } = context.state.getState();
  const list = loaded.annotations.inOrder();
  const current = focused === null ? undefined : loaded.annotations.get(focused);
  const next =
    current === undefined
      ? shownFrom(list, countBefore(list, from) - (direction === 1 ? 0 : 1), direction, hiddenTags)
      : shownFrom(list, list.indexOf(current) + direction, direction, hiddenTags);
  if (next === undefined) return;
  if (context.state.getState().sentence !== null) focusSentence(context, null);
  focus(context, next.id);
  revealAt(context, next.start);
}

/** Hides a tag or shows it again. What is hidden is not what the keys act on. */
export function setTagHidden(context: Context, tag: TagId, isHidden: boolean): void {
  const { hiddenTags, focused } = context.state.getState();
  if (hiddenTags.has(tag) === isHidden) return;
  const others = [...hiddenTags].filter((other) => other !== tag);
  const isFocused = focused !== null && context.loaded?.annotations.get(focused)?.tag === tag;
  context.state.setState({
    hiddenTags: new Set(isHidden ? [...others, tag] : others),
    ...(isHidden && isFocused && { focused: null }),
  });
}
