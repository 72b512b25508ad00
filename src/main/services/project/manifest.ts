import { z } from 'zod';
import { isUuid, isWellFormed } from '#core/model';
import { inOrder, type Members } from './members.ts';
import { readJson, type Parsed } from './read-json.ts';
import type { ProjectIdentity } from './project-shapes.ts';

/**
 * `obelus.json`. `formatVersion` is that of the writer, `minReader` the oldest that may read it. So a newer
 * file is read where it says that it may be, and refused by its version where not. What a newer writer
 * adds within that is not understood, and kept.
 */
const FORMAT = 'obelus-project';
const VERSION = 1;

const MOST_BYTES = 1024 * 1024;

const version = z.int().positive();

/** First of all: of a newer file nothing but this is known. */
const versionShape = z.object({
  format: z.literal(FORMAT),
  formatVersion: version,
  minReader: version,
});

const manifestShape = z.object({
  project: z.looseObject({
    id: z.string().refine(isUuid),
    name: z.string().max(200).refine(isWellFormed),
  }),
  offsetUnit: z.literal('codepoint'),
});

const KNOWN = ['format', 'formatVersion', 'minReader', 'project', 'offsetUnit'];

const no = (reason: string): Parsed<never> => ({ ok: false, reason });

function without(members: Members, known: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([key]) => !known.includes(key)));
}

const isEmpty = (members: Members): boolean => Object.keys(members).length === 0;

export function decodeManifest(bytes: Uint8Array): Parsed<ProjectIdentity> {
  if (bytes.length > MOST_BYTES) return no('it is too long');
  const json = readJson(bytes);
  if (!json.ok) return json;
  const versions = versionShape.safeParse(json.value);
  if (!versions.success) return no('it does not say that this is an Obelus project');
  const { formatVersion, minReader } = versions.data;
  if (minReader > VERSION)
    return no(
      `it is of format version ${Math.max(formatVersion, minReader)}, from a newer Obelus; this one reads version ${VERSION}`,
    );
  const manifest = manifestShape.safeParse(json.value);
  if (!manifest.success) return no('it does not say which project this is');
  const { id, name, ...ofProject } = manifest.data.project;
  const ofFile = without(json.value as Members, KNOWN);
  const more = isEmpty(ofProject) ? ofFile : { ...ofFile, project: ofProject };
  return { ok: true, value: isEmpty(more) ? { id, name } : { id, name, more } };
}

export function encodeManifest({ id, name, more = {} }: ProjectIdentity): Uint8Array {
  const ofProject = without((more['project'] ?? {}) as Members, ['id', 'name']);
  const manifest = {
    format: FORMAT,
    formatVersion: VERSION,
    minReader: VERSION,
    project: { id, name, ...inOrder(ofProject) },
    offsetUnit: 'codepoint',
    ...inOrder(without(more, KNOWN)),
  };
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}
