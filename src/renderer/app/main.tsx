import { createRoot } from 'react-dom/client';
import { connectHost } from '#renderer/host';
import { BringingBackScreen, FailedScreen, StartingScreen } from '#renderer/panels/start';
import { createWorkbench } from '#renderer/store';
import { loadTheme } from '#renderer/ui';
import { App } from './app.tsx';
import { unlockFirst } from './unlock-first.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);
root.render(<StartingScreen />);

// The faces first: text that is set anew once it is shown would move under the eye. Meanwhile the
// host is found, because the workbench cannot start without one.
try {
  const [host] = await Promise.all([connectHost(), loadTheme(document.fonts)]);
  const { isPrivate, found } = await unlockFirst(host, (screen) => root.render(screen));
  root.render(<StartingScreen />);
  const bringingBack = (done: number, total: number): void =>
    root.render(<BringingBackScreen isPrivate={isPrivate} done={done} total={total} />);
  root.render(<App workbench={await createWorkbench(host, { found, bringingBack })} />);
} catch (error) {
  const failure = error instanceof Error ? error.message : String(error);
  root.render(<FailedScreen failure={failure} onRetry={() => location.reload()} />);
}
