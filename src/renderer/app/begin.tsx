import { startTransition } from 'react';
import type { Root } from 'react-dom/client';
import type { HostApi } from '#contract';
import { BringingBackScreen, StartingScreen } from '#renderer/panels/start';
import { createWorkbench } from '#renderer/store';
import { App } from './app.tsx';
import { unlockFirst } from './unlock-first.tsx';

/** Opens the workbench, and shows it. Rejects where it cannot be opened. */
export async function begin(host: HostApi, root: Pick<Root, 'render'>): Promise<void> {
  const { isPrivate, found } = await unlockFirst(host, (screen) => root.render(screen));
  root.render(<StartingScreen />);
  const bringingBack = (done: number, total: number): void =>
    root.render(<BringingBackScreen isPrivate={isPrivate} done={done} total={total} />);
  const workbench = await createWorkbench(host, { found, bringingBack });
  // There is much to be drawn: in pieces, none of which holds the page for long.
  startTransition(() => root.render(<App workbench={workbench} />));
}
