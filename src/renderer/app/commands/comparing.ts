import type { Verdict } from '#renderer/store';
import { strings } from '#renderer/words';
import { command, type AppCommand, type CommandContext } from './command.ts';

/** Whose work is shown; one's own alone also before there is any other, so that none is met as it comes. */
export function analystCommands({ workbench }: CommandContext): readonly AppCommand[] {
  const { analysts, analystFilter } = workbench.state.getState();
  const { groups, analysts: words } = strings;
  const isMine = analystFilter.kind === 'mine';
  return [
    command(
      'analysts.mine',
      groups.reading,
      words.toggleMine(isMine),
      () => {
        workbench.setAnalystFilter({ kind: isMine ? 'everyone' : 'mine' });
      },
      { chords: ['Shift+O'], actsOnLists: true },
    ),
    ...(analysts.length < 2 ? [] : analysts).map(({ id, name }) =>
      command(`analysts.only.${id}`, groups.reading, words.onlyOf(name), () => {
        workbench.setAnalystFilter({ kind: 'chosen', analysts: new Set([id]) });
      }),
    ),
  ];
}

/** What is decided in the comparison, and how one goes through it; its own keys do the same. */
export function compareCommands({ workbench, window, say }: CommandContext): readonly AppCommand[] {
  const { comparing: facet, state } = workbench;
  const { comparing, analysts } = state.getState();
  if (comparing === null || window.getState().sheet !== 'compare') return [];
  const { compareKeys: words, compare } = strings;
  const { current, filter, agreed, disagreements } = comparing;
  const inComparison = (
    id: string,
    label: string,
    run: () => void,
    isEnabled: () => boolean,
  ): AppCommand => command(`compare.${id}`, words.group, label, run, { isEnabled });
  const decide = (verdict: Verdict) => (): void => {
    if (current !== null) void facet.decide(current, verdict);
  };
  const step = (direction: 1 | -1) => (): void => {
    if (facet.nextUndecided(direction) === null) say(compare.noOther);
  };
  const hasCurrent = (): boolean => current !== null;
  const hasAny = (): boolean => disagreements > 0;
  return [
    inComparison('next', words.next, step(1), hasAny),
    inComparison('previous', words.previous, step(-1), hasAny),
    ...comparing.analysts.map((analyst) => {
      const name = analysts.find(({ id }) => id === analyst)?.name ?? '';
      const run = decide({ kind: 'accept', analyst });
      return inComparison(`accept.${analyst}`, words.takeOf(name), run, hasCurrent);
    }),
    inComparison('both', words.both, decide({ kind: 'both' }), hasCurrent),
    inComparison('none', words.none, decide({ kind: 'none' }), hasCurrent),
    inComparison(
      'agreed',
      words.agreed,
      () => void facet.acceptAgreed(),
      () => agreed > 0,
    ),
    inComparison(
      'undecided',
      words.undecided(filter.isUndecidedOnly),
      () => facet.filter({ isUndecidedOnly: !filter.isUndecidedOnly }),
      hasAny,
    ),
  ];
}
