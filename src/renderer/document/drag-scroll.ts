/** Scrolls on while something is dragged near the upper or lower edge of what scrolls. */
export interface DragScroll {
  /** The pointer's height, in viewport pixels. */
  pointerAt(y: number): void;
  stop(): void;
}

/** Pixels from the edge within which scrolling begins, and pixels a frame right at the edge. */
const ZONE = 44;
const FASTEST = 16;

/** @param onScrolled told after each step: under the pointer there is other text now */
export function createDragScroll(scroller: HTMLElement, onScrolled: () => void): DragScroll {
  let speed = 0;
  let frame = 0;

  const speedAt = (y: number): number => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const into = y < top + ZONE ? y - (top + ZONE) : y > bottom - ZONE ? y - (bottom - ZONE) : 0;
    return (Math.max(-ZONE, Math.min(ZONE, into)) / ZONE) * FASTEST;
  };
  const step = (): void => {
    frame = 0;
    if (speed === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += speed;
    if (scroller.scrollTop === before) return;
    onScrolled();
    frame = requestAnimationFrame(step);
  };

  return {
    pointerAt: (y) => {
      speed = speedAt(y);
      if (speed !== 0) frame ||= requestAnimationFrame(step);
    },
    stop: () => {
      speed = 0;
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
