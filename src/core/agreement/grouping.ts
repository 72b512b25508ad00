import type { Continuum, Unit } from './shapes.ts';
import { findPartners, type Placed } from './partners.ts';

/**
 * How the annotations of a group stand to one another: `same` range and tag; the same range, but
 * `retagged`; `overlapping`, each with each other; or one that is `alone`.
 */
export type GroupKind = 'same' | 'retagged' | 'overlapping' | 'alone';

export interface Member<Of extends Unit = Unit> {
  /** Id of the analyst. */
  readonly coder: string;
  readonly unit: Of;
}

/** Annotations of several people that are about the same: at most one of each. */
export interface Group<Of extends Unit = Unit> {
  readonly kind: GroupKind;
  readonly isOneTag: boolean;
  /** Whether everybody who is compared has one here. */
  readonly isWhole: boolean;
  /** From the first start to the last end, in code points. */
  readonly start: number;
  readonly end: number;
  /** As many as there are; in the order in which the analysts were given. */
  readonly members: readonly [Member<Of>, ...Member<Of>[]];
}

const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** An order that does not change with what tags are called, or with who comes first. */
const compareMembers = (one: Member, other: Member): number =>
  one.unit.start - other.unit.start ||
  one.unit.end - other.unit.end ||
  compareText(one.unit.id, other.unit.id) ||
  compareText(one.coder, other.coder);

function groupOf<Of extends Unit>(
  members: readonly [Member<Of>, ...Member<Of>[]],
  coders: number,
): Group<Of> {
  const [{ unit: first }] = members;
  const isOneTag = members.every(({ unit }) => unit.tag === first.tag);
  const isOneRange = members.every(
    ({ unit }) => unit.start === first.start && unit.end === first.end,
  );
  return {
    kind:
      members.length === 1
        ? 'alone'
        : isOneRange
          ? isOneTag
            ? 'same'
            : 'retagged'
          : 'overlapping',
    isOneTag,
    isWhole: members.length === coders,
    start: Math.min(...members.map(({ unit }) => unit.start)),
    end: Math.max(...members.map(({ unit }) => unit.end)),
    members,
  };
}

/**
 * Puts together what several people annotated in one document. What is the same goes together first;
 * then those that overlap most, where another tag counts half; a group holds at most one annotation
 * of each person, and all of it overlaps. No two that overlap stay alone. Each annotation is in exactly
 * one group, and the groups are the same in whatever order annotations and analysts come.
 *
 * @returns in the order of the text
 */
export function groupsOf<Of extends Unit>({ coders }: Continuum<Of>): readonly Group<Of>[] {
  const all = coders
    .flatMap(({ id, units }) => units.map((unit): Member<Of> => ({ coder: id, unit })))
    .sort(compareMembers);
  const numbers = new Map(
    coders
      .map(({ id }) => id)
      .sort(compareText)
      .map((id, number) => [id, number]),
  );
  const placed = all.map(({ coder, unit }): Placed => ({
    start: unit.start,
    end: unit.end,
    tag: unit.tag,
    coder: numbers.get(coder) as number,
  }));
  const given = new Map(coders.map(({ id }, at) => [id, at]));
  const place = ({ coder }: Member): number => given.get(coder) as number;
  return findPartners(placed).map((indices) => {
    const members = indices
      .map((index) => all[index] as Member<Of>)
      .sort((one, other) => place(one) - place(other));
    return groupOf(members as [Member<Of>, ...Member<Of>[]], coders.length);
  });
}
