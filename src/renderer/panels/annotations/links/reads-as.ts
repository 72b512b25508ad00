import type { Link } from '#renderer/store';

/** How a link reads from the annotation that asks. */
export const readsAs = ({ type, direction }: Pick<Link, 'type' | 'direction'>): string =>
  direction === 'out' ? type.label : type.inverse;
