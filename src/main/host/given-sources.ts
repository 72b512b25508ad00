import { randomUUID } from 'node:crypto';
import type { GivenSource } from '#contract';
import type { FoundSource } from '#main/services/corpus';

/**
 * The files that the host has shown to the page. The page holds references without meaning; only
 * here do they become paths, so that the page can name no path of its own.
 */
export interface GivenSources {
  give(found: readonly FoundSource[]): GivenSource[];
  pathOf(ref: string): FoundSource | undefined;
}

export function createGivenSources(): GivenSources {
  const byRef = new Map<string, FoundSource>();
  const refByPath = new Map<string, string>();
  return {
    give: (found) =>
      found.map((source) => {
        // One reference a path, so that asking again and again does not grow the table.
        const ref = refByPath.get(source.path) ?? randomUUID();
        refByPath.set(source.path, ref);
        byRef.set(ref, source);
        return { ref, name: source.name, bytes: source.bytes };
      }),
    pathOf: (ref) => byRef.get(ref),
  };
}
