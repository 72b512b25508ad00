import { inFileOrder } from '#core/merge';
import type { Change } from '#core/model';
import type { PreparedDocument } from '#main/services/library';
import type { ContainerEntry } from './container/write-container.ts';
import { writtenOf } from './as-read.ts';
import { encodeChanges } from './changes-file.ts';
import { encodeManifest } from './manifest.ts';
import { changesName, MANIFEST, MIMETYPE } from './project-names.ts';
import type { ProjectContents, ProjectIdentity } from './project-shapes.ts';

const byName = (a: ContainerEntry, b: ContainerEntry): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** The changes of each installation, in the order of its file. */
export function byReplica(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const files = new Map<string, Change[]>();
  for (const change of [...changes].sort(inFileOrder)) {
    const file = files.get(change.replica);
    if (file === undefined) files.set(change.replica, [change]);
    else file.push(change);
  }
  return files;
}

/** What stands first in a file, in this order. */
export const firstEntries = (project: ProjectIdentity): readonly ContainerEntry[] => [
  { name: 'mimetype', bytes: Buffer.from(MIMETYPE, 'latin1'), isStored: true },
  { name: MANIFEST, bytes: encodeManifest(project) },
];

/** The files of one document. */
export function documentEntries({
  summary,
  text,
  record,
  source,
}: PreparedDocument): readonly ContainerEntry[] {
  const { id, metadata } = summary;
  const own = [
    { name: `documents/${id}.txt`, bytes: text },
    { name: `documents/${id}.json`, bytes: record },
  ];
  if (source === null) return own;
  return [
    ...own,
    { name: `sources/${metadata.sourceSha256}.${source.extension}`, bytes: source.bytes },
  ];
}

/** A project's files. The same contents in any order make the same files in the same order. */
export function encodeProject(contents: ProjectContents): readonly ContainerEntry[] {
  const changes = [...byReplica(contents.changes)].map(([replica, own]) => ({
    name: changesName(replica),
    bytes: writtenOf(own) ?? encodeChanges(own),
  }));
  return [
    ...firstEntries(contents.project),
    ...contents.documents.flatMap(documentEntries).sort(byName),
    ...changes.sort(byName),
  ];
}
