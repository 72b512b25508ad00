import type { AnalystId, AnnotationId, TagId } from '#core/model';
import type { Annotation, AnnotationIndex, Tag } from '#renderer/store';
import { colourValue } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { chunkEnd, chunkStart } from './plan.ts';
import styles from './reading-surface.module.css';
import type { Surface } from './surface.ts';

/**
 * Narrow lanes beside the text, one for each analyst who is compared: a bar as high as each
 * annotation, in its tag's colour and line. They lie in the margin, over nothing and shifting
 * nothing, and hold only what is in the DOM around the viewport.
 */
export interface AnalystLanes {
  /** Whose lanes there are, from left to right; none takes them away. */
  show(analysts: readonly LaneAnalyst[]): void;
  setTags(tags: readonly Tag[]): void;
  setHidden(hidden: ReadonlySet<TagId>): void;
  setFocused(id: AnnotationId | null): void;
  /** The annotations changed. */
  changed(): void;
  destroy(): void;
}

export interface LaneAnalyst {
  readonly id: AnalystId;
  readonly name: string;
}

/** As many lanes as the margin holds. */
export const MOST_LANES = 4;
/** Bars of a lane; where there are more, they would not be told apart. */
const MOST_BARS = 400;
/** Pixels: what is less high is still seen, and still pressed. */
const LOWEST = 8;
/** Milliseconds: while one scrolls, what was there stays. */
const SETTLING = 60;

interface Bar {
  readonly annotation: Annotation;
  readonly lane: number;
  readonly top: number;
  readonly height: number;
}

/** Longer ones first, so that what lies within them is drawn over them. */
const byLength = (a: Annotation, b: Annotation): number =>
  b.end - b.start - (a.end - a.start) || (a.id < b.id ? -1 : 1);

/** Borders have no wavy line, and a tag without a line has its colour still. */
const borderOf = (line: Tag['line']): string =>
  line === 'dotted' || line === 'dashed' || line === 'double' ? line : 'solid';

/** @param page the positioned element that the text lies in */
export function attachAnalystLanes(
  page: HTMLElement,
  surface: Surface,
  annotations: AnnotationIndex,
  onPress: (id: AnnotationId) => void,
): AnalystLanes {
  let analysts: readonly LaneAnalyst[] = [];
  let tags: ReadonlyMap<TagId, Tag> = new Map();
  let hidden: ReadonlySet<TagId> = new Set();
  let focused: AnnotationId | null = null;
  const shown = new Set<number>();
  const bars = new Map<AnnotationId, HTMLElement>();
  const box = document.createElement('div');
  box.className = styles['lanes'] ?? '';
  // The cards say all of it.
  box.setAttribute('aria-hidden', 'true');
  box.hidden = true;
  const heads = document.createElement('div');
  heads.className = styles['laneHeads'] ?? '';
  box.append(heads);
  page.append(box);

  const laneOf = (): ReadonlyMap<AnalystId, number> =>
    new Map(analysts.map(({ id }, at) => [id, at]));

  /** Those in the chunks that are there, by lane. */
  const found = (): readonly (readonly Annotation[])[] => {
    const lanes = laneOf();
    const all = analysts.map(() => new Set<Annotation>());
    const { plan } = surface;
    for (const chunk of shown) {
      const start = chunkStart(plan, chunk) as Annotation['start'];
      const end = chunkEnd(plan, chunk) as Annotation['end'];
      for (const annotation of annotations.overlapping({ start, end })) {
        const lane = lanes.get(annotation.creatorId);
        if (lane !== undefined && !hidden.has(annotation.tag)) all[lane]?.add(annotation);
      }
    }
    return all.map((lane) => [...lane].sort(byLength).slice(0, MOST_BARS));
  };

  /** Read all at once, before anything is written. */
  const measured = (): readonly Bar[] => {
    const text = surface.view.dom.getBoundingClientRect();
    const { top: origin } = page.getBoundingClientRect();
    return found().flatMap((lane, at) =>
      lane.map((annotation) => {
        // An end that is not in the DOM is far beyond the view.
        const isStartNear = surface.isNear(annotation.start);
        const isEndNear = surface.isNear(annotation.end - 1);
        const top = isStartNear ? surface.rectAt(annotation.start, 'start').top : text.top;
        const bottom = isEndNear ? surface.rectAt(annotation.end, 'end').bottom : text.bottom;
        const height = Math.max(LOWEST, bottom - top - 2);
        return { annotation, lane: at, top: top - origin + 1, height };
      }),
    );
  };

  const elementFor = (id: AnnotationId): HTMLElement => {
    const known = bars.get(id);
    if (known !== undefined) return known;
    const element = document.createElement('div');
    element.className = styles['bar'] ?? '';
    element.dataset['annotation'] = id;
    bars.set(id, element);
    return element;
  };

  const dress = (element: HTMLElement, { annotation, lane, top, height }: Bar): void => {
    const tag = tags.get(annotation.tag);
    element.style.cssText = [
      `--lane: ${lane}`,
      `top: ${top.toFixed(1)}px`,
      `height: ${height.toFixed(1)}px`,
      `border-left-style: ${borderOf(tag?.line ?? 'solid')}`,
      `border-left-color: ${colourValue(tag?.colour ?? 'plain')}`,
    ].join(';');
    element.toggleAttribute('data-quiet', tag?.line === 'none');
    element.toggleAttribute('data-focused', annotation.id === focused);
    const label = capitalised(tag?.label ?? strings.compare.unknownTag);
    element.title = strings.compare.bar(analysts[lane]?.name ?? '', label);
  };

  const draw = (): void => {
    if (analysts.length === 0) return;
    const wanted = measured();
    const ids = new Set(wanted.map(({ annotation }) => annotation.id));
    for (const [id, element] of bars)
      if (!ids.has(id)) {
        element.remove();
        bars.delete(id);
      }
    for (const bar of wanted) {
      const element = elementFor(bar.annotation.id);
      dress(element, bar);
      // In this order, whatever was there before.
      box.append(element);
    }
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const schedule = (delay: number): void => {
    if (analysts.length === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    }, delay);
  };

  surface.attach({
    chunkShown: (chunk) => {
      shown.add(chunk);
      schedule(SETTLING);
    },
    chunkHidden: (chunk) => {
      shown.delete(chunk);
      schedule(SETTLING);
    },
    paintNew: () => undefined,
  });
  const sizes = new ResizeObserver(() => schedule(0));
  sizes.observe(surface.view.dom);

  const clear = (): void => {
    for (const element of bars.values()) element.remove();
    bars.clear();
  };
  const press = (event: MouseEvent): void => {
    const bar = event.target instanceof Element ? event.target.closest('[data-annotation]') : null;
    const id = bar?.getAttribute('data-annotation');
    if (id != null) onPress(id as AnnotationId);
  };
  box.addEventListener('click', press);

  return {
    show: (next) => {
      const lanes = next.slice(0, MOST_LANES);
      const isSame =
        lanes.length === analysts.length &&
        lanes.every(({ id, name }, at) => id === analysts[at]?.id && name === analysts[at]?.name);
      if (isSame) return;
      analysts = lanes;
      box.hidden = lanes.length === 0;
      clear();
      heads.replaceChildren(
        ...lanes.map(({ name }, at) => {
          const head = document.createElement('span');
          head.textContent = String(at + 1);
          head.title = name;
          return head;
        }),
      );
      schedule(0);
    },
    setTags: (next) => {
      tags = new Map(next.map((tag) => [tag.id, tag]));
      schedule(0);
    },
    setHidden: (next) => {
      hidden = next;
      schedule(0);
    },
    setFocused: (id) => {
      if (id === focused) return;
      for (const each of [focused, id])
        if (each !== null) bars.get(each)?.toggleAttribute('data-focused', each === id);
      focused = id;
    },
    changed: () => schedule(0),
    destroy: () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      box.removeEventListener('click', press);
      box.remove();
    },
  };
}
