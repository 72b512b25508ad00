import { useLayoutEffect, useState, type RefObject } from 'react';

/** What part of a scrolling element is in view, in pixels. */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

export function useScrolled(scroller: RefObject<HTMLElement | null>): Scrolled {
  const [scrolled, setScrolled] = useState<Scrolled>({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => {
      setScrolled(({ top, height }) =>
        top === element.scrollTop && height === element.clientHeight
          ? { top, height }
          : { top: element.scrollTop, height: element.clientHeight },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return scrolled;
}
