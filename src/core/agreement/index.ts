/** How far several people agree on what they annotated in the same texts. */
export type { Coder, Continuum, Unit } from './shapes.ts';
export { groupsOf } from './grouping.ts';
export type { Group, GroupKind, Member } from './grouping.ts';
export type { Figure, Reason } from './figure.ts';
export { measureNames } from './measures-shapes.ts';
export type { Counts, GammaFigure, MeasureName, Measures } from './measures-shapes.ts';
export { compare, countsOf, measuresOf, withTag } from './measures.ts';
export type { Compared } from './measures.ts';
export { bestAlignment } from './alignment.ts';
export { EVEN_WEIGHTS } from './dissimilarity.ts';
export type { Place, Weights } from './dissimilarity.ts';
export { disorderOf, gammaFrom, gammaOf } from './gamma.ts';
export type { Disorder } from './gamma.ts';
export { agreementOf, continuaWithTag, partOf, tagsByUse } from './report.ts';
export type { AgreementPart, AgreementReport } from './report.ts';
export { agreementCsv } from './csv.ts';
export type { ReportNames } from './csv.ts';
