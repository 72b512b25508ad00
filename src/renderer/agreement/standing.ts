import type { GammaFigure } from '#core/agreement';
import type { GammaOf, News } from './jobs.ts';
import type { AgreementFigures, AgreementPart, AgreementStanding } from './shapes.ts';

/** How things stand after one more thing is told. */
export function toldOf(standing: AgreementStanding, news: News): AgreementStanding {
  const { figures } = standing;
  switch (news.kind) {
    case 'progress':
      return {
        ...standing,
        progress: news.progress,
        unplaced: news.unplaced,
        damaged: news.damaged,
      };
    case 'all':
      return { ...standing, figures: { all: news.part, documents: [], tags: [] } };
    case 'documents':
      return figures === null
        ? standing
        : {
            ...standing,
            figures: { ...figures, documents: [...figures.documents, ...news.parts] },
          };
    case 'tags':
      return figures === null
        ? standing
        : { ...standing, figures: { ...figures, tags: [...figures.tags, ...news.parts] } };
    case 'gamma':
      return figures === null
        ? standing
        : { ...standing, figures: withGammas(figures, news.gammas) };
  }
}

function withGammas(figures: AgreementFigures, gammas: readonly GammaOf[]): AgreementFigures {
  const known = new Map<string, GammaFigure>();
  let { all } = figures;
  for (const { of, gamma } of gammas)
    if (of.kind === 'all') all = { ...all, gamma };
    else known.set(of.kind === 'document' ? of.document : of.tag, gamma);
  const told = <Part extends AgreementPart>(part: Part, id: string): Part => {
    const gamma = known.get(id);
    return gamma === undefined ? part : { ...part, gamma };
  };
  return {
    all,
    documents: figures.documents.map((part) => told(part, part.document)),
    tags: figures.tags.map((part) => told(part, part.tag)),
  };
}
