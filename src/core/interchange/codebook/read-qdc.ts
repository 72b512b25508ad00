import { nearestColour, uuidFromName, type TagId, type TagKind } from '#core/model';
import { kindOfLabel } from '../label-kinds.ts';
import { readSections } from './description.ts';
import { kindSets, tagIdOfGuid } from './guids.ts';
import { childrenNamed, parseElements, type Element } from './parse-xml.ts';
import {
  codebookLimits,
  damaged,
  shown,
  tooLarge,
  type CodebookOutcome,
  type StatedEntry,
} from './shapes.ts';
import { withinLimits } from './within-limits.ts';

/** The namespaces of codebooks: the standard's, and those that programs write before and beside it. */
const CODEBOOK = /^(?:|urn:QDA-XML:codebook:\d[.:]\d)$/;
const PROJECT = /^(?:|urn:QDA-XML:project:\d[.:]\d)$/;

const foldedName = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** What a set stands for: by its identifier, or by its name. */
function kindOfSet(set: Element): TagKind | null {
  const guid = tagIdOfGuid(set.attributes['guid'] ?? '');
  const name = foldedName(set.attributes['name'] ?? '');
  const known = kindSets.find((each) => each.guid === guid || foldedName(each.name) === name);
  return known?.kind ?? kindOfLabel(name);
}

/** Reads the codes of one file. */
class Reading {
  readonly remarks: string[] = [];
  readonly #kinds: ReadonlyMap<TagId, TagKind>;
  readonly #entries = new Map<TagId, StatedEntry>();

  constructor(sets: readonly Element[]) {
    this.#kinds = this.#kindsOf(sets);
  }

  get entries(): readonly StatedEntry[] {
    return [...this.#entries.values()];
  }

  code(element: Element, parent: TagId | null): void {
    const label = element.attributes['name'] ?? '';
    if (label.trim() === '') {
      this.remarks.push('A code without a name was not read; those within it were.');
      for (const child of childrenNamed(element, 'Code')) this.code(child, parent);
      return;
    }
    const id = this.#idOf(element, label);
    if (this.#entries.has(id))
      this.remarks.push(
        `The code ${shown(label)} has an identifier that is taken: it was not read.`,
      );
    else this.#entries.set(id, this.#entry(element, id, label, parent));
    for (const child of childrenNamed(element, 'Code')) this.code(child, id);
  }

  #entry(element: Element, id: TagId, stated: string, parent: TagId | null): StatedEntry {
    const label = withinLimits('label', stated, stated, this.remarks);
    const { color, isCodable } = element.attributes;
    const said = readSections(childrenNamed(element, 'Description')[0]?.text ?? '');
    const section = (name: keyof typeof said): string | null =>
      said[name] === '' ? null : withinLimits(name, said[name], label, this.remarks);
    return {
      id,
      label,
      kind: this.#kinds.get(id) ?? kindOfLabel(label),
      isKindStated: this.#kinds.has(id),
      parent,
      definition: section('definition'),
      whenToUse: section('whenToUse'),
      example: section('example'),
      inverse: section('inverse'),
      colour: this.#colour(color, label),
      line: null,
      key: null,
      isRetired: isRetiredBy(isCodable),
    };
  }

  #idOf(element: Element, label: string): TagId {
    const { guid = '' } = element.attributes;
    const id = tagIdOfGuid(guid);
    if (id !== null) return id;
    if (guid === '') {
      this.remarks.push(`The code ${shown(label)} has no identifier: its name stands for one.`);
      return uuidFromName(`tag ${label.trim().toLowerCase()}`) as TagId;
    }
    return uuidFromName(`tag qdc ${guid.trim()}`) as TagId;
  }

  #colour(stated: string | undefined, label: string): string | null {
    if (stated === undefined || stated.trim() === '') return null;
    const colour = nearestColour(stated.trim());
    if (colour === null)
      this.remarks.push(
        `The colour of ${shown(label)}, ${shown(stated)}, is none that can be read.`,
      );
    return colour;
  }

  #kindsOf(sets: readonly Element[]): ReadonlyMap<TagId, TagKind> {
    const kinds = new Map<TagId, TagKind>();
    for (const set of sets) {
      const kind = kindOfSet(set);
      const name = set.attributes['name'] ?? '';
      if (kind === null) {
        this.remarks.push(
          `The set ${shown(name)} was not read: tags are not grouped by sets here.`,
        );
        continue;
      }
      for (const member of childrenNamed(set, 'MemberCode')) {
        const id = tagIdOfGuid(member.attributes['guid'] ?? '');
        if (id !== null && !kinds.has(id)) kinds.set(id, kind);
      }
    }
    return kinds;
  }
}

/** What no passage can be coded with is retired; null where the file does not say. */
function isRetiredBy(isCodable: string | undefined): boolean | null {
  const stated = isCodable?.trim().toLowerCase();
  if (stated === 'true' || stated === '1') return false;
  return stated === 'false' || stated === '0' ? true : null;
}

/**
 * Reads a REFI-QDA codebook, of this program or of another: NVivo, ATLAS.ti, MAXQDA, QualCoder,
 * Taguette. A project's own codebook (.qde) is read too. Identifiers are kept; a kind comes from the
 * sets, or from a code's name, such as "Statistics".
 *
 * @param text the file, decoded
 */
export function readQdc(text: string): CodebookOutcome {
  const { longest, deepestXml, mostEntries } = codebookLimits;
  if (text.length > longest) return tooLarge(`it has more than ${longest} characters`);
  const parsed = parseElements(text, deepestXml, mostEntries);
  if (!parsed.ok) return damaged(parsed.why);
  const { root, namespace } = parsed;
  const isProject = root.name === 'Project' && PROJECT.test(namespace);
  const book = isProject
    ? childrenNamed(root, 'CodeBook')[0]
    : root.name === 'CodeBook' && CODEBOOK.test(namespace)
      ? root
      : undefined;
  if (book === undefined)
    return {
      ok: false,
      code: 'unsupported-type',
      message: 'The file is XML, but no codebook as REFI-QDA has it (.qdc).',
    };
  const sets = [...childrenNamed(book, 'Sets'), ...childrenNamed(root, 'Sets')];
  const reading = new Reading([...new Set(sets)].flatMap((each) => childrenNamed(each, 'Set')));
  for (const codes of childrenNamed(book, 'Codes'))
    for (const code of childrenNamed(codes, 'Code')) reading.code(code, null);
  const { entries, remarks } = reading;
  if (entries.length > mostEntries) return tooLarge(`it has more than ${mostEntries} codes`);
  return { ok: true, value: { entries, remarks } };
}
