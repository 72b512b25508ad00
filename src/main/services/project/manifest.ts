import { z } from 'zod';
import { isUuid, isWellFormed } from '#core/model';
import { readJson, type Parsed } from './read-json.ts';
import type { ProjectIdentity } from './project-shapes.ts';

/**
 * `obelus.json`. `formatVersion` is that of the writer, `minReader` the oldest that may read it.
 * What a newer writer adds within version 1 is not read, and not kept.
 */
const FORMAT = 'obelus-project';
const VERSION = 1;

const version = z.int().positive();

/** First of all: of a newer file nothing but this is known. */
const versionShape = z.object({
  format: z.literal(FORMAT),
  formatVersion: version,
  minReader: version,
});

const manifestShape = z.object({
  project: z.object({
    id: z.string().refine(isUuid),
    name: z.string().max(200).refine(isWellFormed),
  }),
  offsetUnit: z.literal('codepoint'),
});

const no = (reason: string): Parsed<never> => ({ ok: false, reason });

export function decodeManifest(bytes: Uint8Array): Parsed<ProjectIdentity> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const versions = versionShape.safeParse(json.value);
  if (!versions.success) return no('it does not say that this is an Obelus project');
  const { formatVersion, minReader } = versions.data;
  const newest = Math.max(formatVersion, minReader);
  if (newest > VERSION)
    return no(
      `it is of format version ${newest}, from a newer Obelus; this one reads version ${VERSION}`,
    );
  const manifest = manifestShape.safeParse(json.value);
  return manifest.success
    ? { ok: true, value: manifest.data.project }
    : no('it does not say which project this is');
}

export const encodeManifest = ({ id, name }: ProjectIdentity): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify(
      {
        format: FORMAT,
        formatVersion: VERSION,
        minReader: VERSION,
        project: { id, name },
        offsetUnit: 'codepoint',
      },
      null,
      2,
    )}\n`,
  );
