import { formatCount } from './format.ts';

/** Asking for annotations, and what is offered while one types. */
export const queryWords = {
  offers: {
    list: 'Offers',
    count: (count: number) => `${formatCount(count, 'offer', 'offers')}: Down points, Enter takes.`,
  },
} as const;
