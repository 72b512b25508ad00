import type { AnalystId } from '#core/model';
import type { ComparingState, Workbench } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { benchOn } from './surroundings.ts';

/** Two people at two machines, who give one another their work as files. */

export interface Installation {
  readonly workbench: Workbench;
  readonly host: FakeHost;
  readonly me: AnalystId;
}

/** One person at one machine, with ids of its own. */
export async function installation(name: string, texts: readonly string[]): Promise<Installation> {
  const host = fakeHost({ nativeDialogs: true });
  const { workbench } = await benchOn(texts, host, { randomUuid: () => crypto.randomUUID() });
  workbench.setAnalystName(name);
  const me = workbench.state.getState().analyst as AnalystId;
  return { workbench, host, me };
}

/** Gives one person's whole work to another, with its history. */
export async function hand(from: Installation, to: Installation): Promise<void> {
  await from.workbench.exportJsonLd('project', true);
  await to.workbench.importJsonLd(new File([from.host.saved.at(-1)?.text ?? ''], 'work.jsonld'));
  await to.workbench.settled();
}

export function stateOf({ workbench }: Pick<Installation, 'workbench'>): ComparingState {
  const { comparing } = workbench.state.getState();
  if (comparing === null) throw new Error('Nothing is compared.');
  return comparing;
}

export async function compared(of: Installation, with_: Installation): Promise<ComparingState> {
  of.workbench.comparing.open([of.me, with_.me]);
  await settled(of.workbench);
  return stateOf(of);
}

/** All that was done is stored, and put together. */
export async function settled(workbench: Workbench): Promise<void> {
  await workbench.settled();
  await new Promise((resolve) => {
    setTimeout(resolve, 60);
  });
  await workbench.settled();
}
