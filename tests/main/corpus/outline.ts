import { extractSource, type ExtractedSource } from '#main/services/corpus';

export function extracted(content: string, name: string): ExtractedSource {
  const result = extractSource(Buffer.from(content), name);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.value;
}

/** One line a block, "kind level <label>: text", "~" before boilerplate, "+" where an item goes on; marks as ⟨mark|label⟩. */
export function outline(content: string, name: string): string[] {
  const { text, blocks, noteMarkers } = extracted(content, name).body;
  return blocks.map(({ kind, level, label, continues, boilerplate, start, end }) => {
    let shown = '';
    let from: number = start;
    for (const marker of noteMarkers) {
      if (marker.start < start || marker.end > end) continue;
      const leads = marker.note === undefined ? '' : `|${blocks[marker.note]?.label ?? '?'}`;
      shown += `${text.slice(from, marker.start)}⟨${text.slice(marker.start, marker.end)}${leads}⟩`;
      from = marker.end;
    }
    const traits = `${boilerplate ? '~' : ''}${kind}${level ?? ''}${label === undefined ? '' : `<${label}>`}${continues ? '+' : ''}`;
    return `${traits}: ${shown}${text.slice(from, end)}`;
  });
}
