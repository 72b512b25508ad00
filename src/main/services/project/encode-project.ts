import { inFileOrder } from '#core/merge';
import type { Change } from '#core/model';
import type { ContainerEntry } from './container/write-container.ts';
import { writtenOf } from './as-read.ts';
import { encodeChanges } from './changes-file.ts';
import { encodeManifest } from './manifest.ts';
import { changesName, MANIFEST, MIMETYPE } from './project-names.ts';
import type { ProjectContents } from './project-shapes.ts';

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

function documentFiles({ documents }: ProjectContents): readonly ContainerEntry[] {
  const files = documents.flatMap(({ summary, text, record, source }): ContainerEntry[] => {
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
  });
  return files.sort(byName);
}

/** A project's files. The same contents in any order make the same files in the same order. */
export function encodeProject(contents: ProjectContents): readonly ContainerEntry[] {
  const changes = [...byReplica(contents.changes)].map(([replica, own]) => ({
    name: changesName(replica),
    bytes: writtenOf(own) ?? encodeChanges(own),
  }));
  return [
    { name: 'mimetype', bytes: Buffer.from(MIMETYPE, 'latin1'), isStored: true },
    { name: MANIFEST, bytes: encodeManifest(contents.project) },
    ...documentFiles(contents),
    ...changes.sort(byName),
  ];
}
