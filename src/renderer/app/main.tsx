import { createRoot } from 'react-dom/client';
import { connectHost } from '#renderer/host';
import { FailedScreen, StartingScreen } from '#renderer/panels/start';
import { loadTheme } from '#renderer/ui';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);
root.render(<StartingScreen />);

// The faces first: text that is set anew once it is shown would move under the eye. Meanwhile the
// host is found, because the workbench cannot start without one, and the greater part of the program
// is read.
try {
  const [host, { begin }] = await Promise.all([
    connectHost(),
    import('./begin.tsx'),
    loadTheme(document.fonts),
  ]);
  await begin(host, root);
} catch (error) {
  const failure = error instanceof Error ? error.message : String(error);
  root.render(<FailedScreen failure={failure} onRetry={() => location.reload()} />);
}
