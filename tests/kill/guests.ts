import { createHash } from 'node:crypto';
import { uniteChanges } from '#core/merge';
import {
  BIRTH,
  documentFields,
  sealChange,
  type AnalystId,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { extractSource } from '#main/services/corpus';
import { prepareDocument } from '#main/services/library';
import { projectBytes } from '#main/services/project';

/** A UUID that follows from a name. */
function named(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const part = (from: number, to: number): string => hex.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

/** A project of somebody else's: a text and an actor, both of its name. */
export async function guestProject(name: string): Promise<Uint8Array> {
  const bytes = Buffer.from(`${name} is a text of somebody else’s.`);
  const extracted = extractSource(bytes, `${name}.txt`);
  if (!extracted.ok) throw new Error(extracted.message);
  const document = prepareDocument(extracted.value.body, extracted.value.metadata, bytes);
  const birth = (record: RecordRef, seq: number, value: Json) =>
    sealChange({
      ...{ record, field: BIRTH, value, preds: [], depth: 0, seq },
      analyst: named('guest') as AnalystId,
      replica: named(`installation of ${name}`) as ReplicaId,
      at: '2026-01-02T03:04:05.006Z',
    });
  const changes = [
    birth(`analyst/${named('guest')}`, 1, { alive: true, name: 'Guest' }),
    birth(`document/${document.summary.id}`, 2, documentFields(document.summary)),
    birth(`entity/${named(name)}`, 3, { alive: true, name, kind: 'person' }),
  ];
  const project = { id: named('project'), name: '' };
  const written = await projectBytes(name, {
    project,
    documents: [document],
    changes: uniteChanges([changes]),
  });
  if (!written.ok) throw new Error(written.message);
  return written.value;
}
