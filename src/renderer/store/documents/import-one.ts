import { refused, type HostApi, type Output, type Result } from '#contract';
import { base64Of } from '#renderer/host';
import type { ImportableSource } from '../workbench.ts';

/** Bytes. The host refuses larger ones too; here they are refused before they are read. */
const MOST_BYTES = 64 * 1024 * 1024;

export type Imported = Output<'importSource'>;

/** Has the host read one source into its library. */
export async function importOne(
  host: HostApi,
  source: ImportableSource,
): Promise<Result<Imported>> {
  const { name } = source;
  const bytes = source.kind === 'given' ? source.bytes : source.file.size;
  if (bytes > MOST_BYTES)
    return refused('too-large', `“${name}” is too large: at most 64 MiB can be read.`);
  if (source.kind === 'given') return host.importSource({ kind: 'given', ref: source.ref });
  const base64 = await base64Of(source.file).catch(() => null);
  if (base64 === null) return refused('unreadable', `“${name}” could not be read.`);
  return host.importSource({ kind: 'bytes', name: name.slice(-1024), base64 });
}
