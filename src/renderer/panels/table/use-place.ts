import { useLayoutEffect, useState, type RefObject } from 'react';
import { HEAD, LINE } from './scrolled.ts';

/** How far the table is scrolled, and how much of its lines is in view, in pixels. */
export interface Place {
  readonly top: number;
  readonly view: number;
}

/** Pixels of lines that are in view below the headings. */
export const viewOf = ({ clientHeight }: HTMLElement): number =>
  Math.max(LINE, clientHeight - HEAD);

export function usePlace(scroller: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>({ top: 0, view: 300 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      setPlace({ top: element.scrollTop, view: viewOf(element) });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return place;
}
