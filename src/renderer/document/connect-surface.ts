import type { DocumentId } from '#core/model';
import type { TextRange, Utf16Offset, DocumentBody } from '#core/text';
import type { Annotation, AnnotationIndex, Workbench, WorkbenchState } from '#renderer/store';
import { strings } from '#renderer/words';
import { attachAnalystLanes } from './analyst-lanes.ts';
import { mountAnnotationLayer } from './annotation-layer.ts';
import { attachEdgeHandles } from './edge-handles.ts';
import { createHighlights } from './highlights.ts';
import { annotationAt, annotationsAt, nextInStack } from './hit-test.ts';
import { attachNotePeek } from './note-peek.ts';
import type { ShownNote } from './note-popover.tsx';
import { watchReading } from './reading-watch.ts';
import { mountRuler } from './ruler.ts';
import { attachSentenceMark } from './sentence-mark.ts';
import { mountSurface, type Surface } from './surface.ts';
import type { PopoverAnchor } from './tag-popover.tsx';

export interface Scene {
  readonly workbench: Workbench;
  readonly id: DocumentId;
  readonly body: DocumentBody;
  readonly annotations: AnnotationIndex;
  readonly scroller: HTMLElement;
  readonly page: HTMLElement;
  readonly mount: HTMLElement;
  readonly ruler: HTMLElement;
  readonly onPopover: (anchor: PopoverAnchor | null) => void;
  readonly onNote: (note: ShownNote | null) => void;
}

let mounted: Surface | null = null;
let caret: Utf16Offset | null = null;

/**
 * Brings the store's selection up to what the screen shows. To be called by a command that acts on
 * the selection: ProseMirror hears of a selection only after the key that follows it.
 */
export function flushSelection(): void {
  mounted?.flushSelection();
}

/** Where the caret stands, or the selection begins; the top of the view where there is none yet. */
export function caretOffset(): Utf16Offset | null {
  return mounted === null ? null : (caret ?? mounted.topOffset());
}

/** Where the person reads: the caret where it is in view, else the top of the view; null without a text. */
export function placeOfReading(): Utf16Offset | null {
  if (mounted === null) return null;
  if (caret === null || !mounted.isNear(caret)) return mounted.topOffset();
  const view = mounted.scroller.getBoundingClientRect();
  const { top, bottom } = mounted.rectAt(caret, 'start');
  return bottom > view.top && top < view.bottom ? caret : mounted.topOffset();
}

/** Puts the caret into the open text, where the last selection was. */
export function focusReading(): void {
  mounted?.view.focus();
}

/** Puts the keyboard into the open text, with a range of it selected. */
export function selectReading(range: TextRange): void {
  mounted?.view.focus();
  mounted?.setSelection(range);
}

/** Where the popover finds the selection: its size is its own affair. */
function anchorOf({ page, scroller }: Scene, surface: Surface, range: TextRange): PopoverAnchor {
  const { top: origin, left } = page.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const end = surface.rectAt(range.end, 'end');
  const start = surface.isNear(range.start)
    ? surface.rectAt(range.start, 'start')
    : { left: end.left, top: end.top };
  return {
    middle: (start.top === end.top ? (start.left + end.left) / 2 : end.left) - left,
    top: start.top - origin,
    bottom: end.bottom - origin,
    viewTop: view.top - origin,
    viewBottom: view.bottom - origin,
  };
}

/** Ties a surface to the store, both ways, until the returned function is called. */
export function connectSurface(scene: Scene): () => void {
  const { workbench, id: shown, body, annotations, scroller } = scene;
  const { state } = workbench;
  const { tags } = state.getState();
  let isPointerDown = false;
  let selected: TextRange | null = null;

  /** A caret put elsewhere means that the person reads there: the keys go on from the caret. */
  const leaveSentence = (at: TextRange): void => {
    const { sentence } = state.getState();
    if (sentence === null || at.end > at.start) return;
    if (at.start < sentence.start || at.start > sentence.end) workbench.focusSentence(null);
  };

  const showPopover = (): void => {
    // White space alone is nothing to tag.
    const hasWords = selected !== null && /\S/.test(body.text.slice(selected.start, selected.end));
    const isWanted = hasWords && !isPointerDown;
    scene.onPopover(isWanted && selected ? anchorOf(scene, surface, selected) : null);
  };

  // Before the text is there, or its styles would be made twice.
  const highlights = createHighlights(tags);
  const surface = mountSurface(
    scroller,
    scene.mount,
    body,
    strings.surface.text(state.getState().open?.summary.metadata.title ?? ''),
    {
      selectionChanged: (range) => {
        caret = range.start;
        selected = range.end > range.start ? range : null;
        workbench.select(selected);
        leaveSentence(range);
        showPopover();
      },
      layoutChanged: () => ruler.schedule(),
    },
  );
  const layer = mountAnnotationLayer(surface, annotations, highlights);
  const ruler = mountRuler(scene.ruler, scroller, surface, annotations, tags);
  const handles = attachEdgeHandles(scene.page, scroller, surface, {
    previewed: (preview) => layer.setFocused(preview ?? focusedIn(state.getState())),
    adjusted: (id, range) => workbench.adjust(id, range),
  });
  const sentenceMark = attachSentenceMark(scene.page, surface);
  const lanes = attachAnalystLanes(scene.page, surface, annotations, (id) => {
    workbench.focusSentence(null);
    workbench.focus(id);
  });
  const stopPeeking = attachNotePeek(scene.page, scene.mount, body, scene.onNote);
  mounted = surface;

  const focusedIn = ({ focused }: WorkbenchState): Annotation | null =>
    focused === null ? null : (annotations.get(focused) ?? null);
  const showFocused = (now: WorkbenchState): void => {
    const annotation = focusedIn(now);
    layer.setFocused(annotation);
    handles.show(annotation);
    lanes.setFocused(annotation?.id ?? null);
  };

  const showSentence = ({ sentence }: WorkbenchState): void => {
    layer.setSentence(sentence);
    sentenceMark.show(sentence);
  };

  /** Who is compared, by name. */
  const showLanes = ({ comparing, analysts }: WorkbenchState): void => {
    const names = new Map(analysts.map(({ id, name }) => [id, name]));
    lanes.show((comparing?.analysts ?? []).map((id) => ({ id, name: names.get(id) ?? '' })));
  };

  /** What the find bar found, or else all that was found in this document. */
  const showFound = ({ find, search }: WorkbenchState): void => {
    if (find !== null) return layer.setFound(find.matches, find.current);
    const hits = search?.hits.filter((hit) => hit.document === shown) ?? [];
    const current = search?.current == null ? undefined : search.hits[search.current];
    layer.setFound(hits, current === undefined ? -1 : hits.indexOf(current));
  };
  const isFoundAnew = ({ search }: WorkbenchState, { search: before }: WorkbenchState): boolean =>
    search?.hits !== before?.hits || search?.current !== before?.current;

  /** The focused sentence is revealed whole. */
  const reveal = ({ reveal: asked, sentence }: WorkbenchState): void => {
    if (asked === null) return;
    surface.reveal(asked.at, asked.at === sentence?.start ? sentence.end : undefined);
  };

  const showSigns = ({ unseen }: WorkbenchState): void => {
    scene.mount.toggleAttribute('data-all-marks', unseen.showsAll);
  };

  const follow = (now: WorkbenchState, before: WorkbenchState): void => {
    if (now.unseen !== before.unseen) showSigns(now);
    if (now.tags !== before.tags) {
      layer.setTags(now.tags);
      ruler.setTags(now.tags);
      lanes.setTags(now.tags);
    }
    if (now.hiddenTags !== before.hiddenTags) {
      layer.setHidden(now.hiddenTags);
      ruler.setHidden(now.hiddenTags);
      lanes.setHidden(now.hiddenTags);
    }
    if (now.comparing?.analysts !== before.comparing?.analysts || now.analysts !== before.analysts)
      showLanes(now);
    if (now.reading.read !== before.reading.read) ruler.setRead(now.reading.read);
    if (now.focused !== before.focused || now.revision !== before.revision) showFocused(now);
    if (now.find !== before.find || isFoundAnew(now, before)) showFound(now);
    if (now.selection === null && selected !== null) {
      const { end } = selected;
      selected = null;
      surface.setSelection({ start: end, end });
    }
    // Where it is, before what to bring into view of it.
    if (now.sentence !== before.sentence) showSentence(now);
    if (now.reveal !== before.reveal) reveal(now);
  };

  const onClick = (event: MouseEvent): void => {
    surface.flushSelection();
    if (selected !== null || !surface.view.dom.contains(event.target as Node)) return;
    const { hiddenTags, focused } = state.getState();
    const stack = annotationsAt(surface, annotations, hiddenTags, event.clientX, event.clientY);
    const clicked = nextInStack(stack, focused);
    if (clicked !== null) workbench.focusSentence(null);
    workbench.focus(clicked?.id ?? null);
  };

  let hoverFrame = 0;
  const onMove = (event: PointerEvent): void => {
    if (isPointerDown || hoverFrame !== 0) return;
    hoverFrame = requestAnimationFrame(() => {
      hoverFrame = 0;
      const { hiddenTags } = state.getState();
      const hovered = annotationAt(surface, annotations, hiddenTags, event.clientX, event.clientY);
      layer.setHovered(hovered);
      scene.mount.toggleAttribute('data-on-annotation', hovered !== null);
    });
  };
  const onPress = (event: PointerEvent): void => {
    isPointerDown = event.button === 0;
    layer.setHovered(null);
  };
  const onRelease = (): void => {
    if (!isPointerDown) return;
    isPointerDown = false;
    surface.flushSelection();
    showPopover();
  };

  const stopFollowing = state.subscribe(follow);
  const stopApplying = annotations.subscribe((delta) => {
    layer.apply(delta);
    ruler.apply(delta);
    lanes.changed();
  });
  const stopWatching = watchReading({
    surface,
    scroller,
    isWanted: () => state.getState().reading.isOn,
    saw: (range, milliseconds) => workbench.readingLog.saw(range, milliseconds),
  });
  const { view } = surface;
  view.dom.addEventListener('click', onClick);
  view.dom.addEventListener('pointerdown', onPress);
  view.dom.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onRelease);

  const start = state.getState();
  layer.setHidden(start.hiddenTags);
  ruler.setHidden(start.hiddenTags);
  lanes.setTags(start.tags);
  lanes.setHidden(start.hiddenTags);
  showLanes(start);
  showSigns(start);
  ruler.setRead(start.reading.read);
  showFocused(start);
  showFound(start);
  showSentence(start);
  reveal(start);
  if (document.activeElement === null || document.activeElement === document.body) view.focus();

  return () => {
    if (mounted === surface) {
      mounted = null;
      caret = null;
    }
    cancelAnimationFrame(hoverFrame);
    window.removeEventListener('pointerup', onRelease);
    stopWatching();
    stopApplying();
    stopFollowing();
    stopPeeking();
    handles.destroy();
    sentenceMark.destroy();
    lanes.destroy();
    ruler.destroy();
    layer.destroy();
    highlights.destroy();
    surface.destroy();
  };
}
