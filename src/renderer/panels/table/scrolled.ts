/** Pixels of one line. */
export const LINE = 30;
/** Pixels of the headings. */
export const HEAD = 30;

/** Browsers draw no element higher than some 33 million pixels. */
const MOST = 30_000_000;

/** Where rows stand in a list that may be longer than the browser's highest element. */
export interface Scrolled {
  /** Pixels of the element that stands for all lines. */
  readonly height: number;
  /** Lines that are at least in part in view: `to` is not. */
  readonly from: number;
  readonly to: number;
  /** Where a line stands within the element. */
  topOf(line: number): number;
  /** How far to scroll for a line to be in view, and no farther. */
  scrollTo(line: number): number;
}

/**
 * @param top how far the list is scrolled, in pixels
 * @param view pixels of lines that are in view
 */
export function scrolled(count: number, top: number, view: number): Scrolled {
  const whole = count * LINE;
  const height = Math.min(whole, MOST);
  const [far, reach] = [Math.max(0, whole - view), Math.max(0, height - view)];
  // A list that is too high is drawn as if it moved faster than it is scrolled.
  const pace = reach === 0 || whole === height ? 1 : far / reach;
  const at = Math.min(far, Math.max(0, top * pace));
  const from = Math.max(0, Math.floor(at / LINE));
  const to = Math.min(count, Math.ceil((at + view) / LINE));
  return {
    height,
    from,
    to,
    topOf: (line) => (pace === 1 ? line * LINE : line * LINE - at + top),
    scrollTo: (line) => {
      const start = line * LINE;
      const wished = start < at ? start : start + LINE > at + view ? start + LINE - view : at;
      return wished === at ? top : Math.min(reach, Math.max(0, wished / pace));
    },
  };
}
