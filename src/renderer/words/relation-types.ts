/** How links read from either end, and what they say. */
export const relationTypeWords = {
  relationTypes: {
    supports: {
      label: 'supports',
      inverse: 'supported by',
      definition: 'What this says makes the other more likely to be true.',
    },
    contradicts: {
      label: 'contradicts',
      inverse: 'contradicted by',
      definition: 'Both cannot be true at once.',
    },
    restsOn: {
      label: 'rests on',
      inverse: 'basis of',
      definition: 'A statistic or a date that the claim is made from.',
    },
    saidBy: {
      label: 'said by',
      inverse: 'says',
      definition: 'Who puts the claim forward.',
    },
    sameAs: {
      label: 'same as',
      inverse: 'same as',
      definition: 'Both state the very same.',
    },
    about: {
      label: 'about',
      inverse: 'subject of',
      definition: 'Whom or what the claim is about.',
    },
  },
  /** A kind of link that the codebook does not hold. */
  unknownRelation: { label: 'linked to', inverse: 'linked from', definition: '' },
} as const;
