/** How far several people agree: measured in a thread that reads the database by itself. */
export { NOTHING_MEASURED } from './shapes.ts';
export type {
  AgreementAsk,
  AgreementFigures,
  AgreementPart,
  AgreementStanding,
  GroupAsk,
  GroupRow,
} from './shapes.ts';
export { createAgreementThread } from './agreement-thread.ts';
export type { AgreementThread, Told } from './agreement-thread.ts';
export { inPage, inThread } from './open-port.ts';
export type { OpenPort } from './open-port.ts';
