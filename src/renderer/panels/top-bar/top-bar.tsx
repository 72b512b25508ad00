import {
  ChevronDown,
  FileDown,
  FileUp,
  FolderOpen,
  Library,
  Redo2,
  Save,
  StickyNote,
  Undo2,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import {
  Button,
  classNames,
  IconButton,
  Keys,
  Menu,
  useAriaShortcut,
  useChord,
  type Command,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './top-bar.module.css';

export interface TopBarProps {
  /** Every command, as things stand. */
  readonly commands: readonly Command[];
  readonly overlay: 'corpus' | 'cards' | null;
  readonly onOverlay: (panel: 'corpus' | 'cards' | null) => void;
}

export const TopBar = memo(function TopBar({
  commands,
  overlay,
  onOverlay,
}: TopBarProps): ReactNode {
  const of = (...ids: readonly string[]): readonly Command[] =>
    ids.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const paletteChord = useChord('palette');
  const palette = useAriaShortcut<HTMLButtonElement>(paletteChord);
  const run = (id: string) => () => of(id)[0]?.run();
  const toggle = (panel: 'corpus' | 'cards') => () => {
    onOverlay(overlay === panel ? null : panel);
  };
  return (
    <header className={styles['bar']}>
      <span className={styles['corpusToggle']}>
        <IconButton
          label={strings.topBar.corpus}
          isExpanded={overlay === 'corpus'}
          onPress={toggle('corpus')}
        >
          <Library aria-hidden />
        </IconButton>
      </span>
      <h1 className={styles['mark']}>
        <span aria-hidden className={styles['obelus']}>
          †
        </span>
        {strings.product}
      </h1>
      <div className={styles['actions']}>
        <Menu
          label={strings.topBar.openMenu}
          commands={of('file.open', 'file.openFolder', 'project.open', 'private.open')}
        >
          <Button variant="quiet">
            <FolderOpen aria-hidden />
            <span className={styles['word']}>{strings.topBar.open}</span>
            <ChevronDown aria-hidden className={styles['chevron']} />
          </Button>
        </Menu>
        <Button
          variant="quiet"
          onPress={run('file.export')}
          isDisabled={of('file.export')[0]?.isEnabled() !== true}
        >
          <FileUp aria-hidden />
          <span className={styles['word']}>{strings.topBar.export}</span>
        </Button>
        <Button
          variant="quiet"
          onPress={run('file.importAnnotations')}
          isDisabled={of('file.importAnnotations')[0]?.isEnabled() !== true}
        >
          <FileDown aria-hidden />
          <span className={styles['word']}>{strings.topBar.import}</span>
        </Button>
        <span className={styles['save']}>
          {of('project.save').map((command) => (
            <IconButton
              key={command.id}
              label={command.label}
              chord={command.chords[0]}
              isDisabled={!command.isEnabled()}
              onPress={command.run}
            >
              <Save aria-hidden />
            </IconButton>
          ))}
        </span>
        <span className={styles['divider']} />
        {of('edit.undo', 'edit.redo').map((command) => (
          <IconButton
            key={command.id}
            label={command.label}
            chord={command.chords[0]}
            isDisabled={!command.isEnabled()}
            onPress={command.run}
          >
            {command.id === 'edit.undo' ? <Undo2 aria-hidden /> : <Redo2 aria-hidden />}
          </IconButton>
        ))}
      </div>
      <AriaButton
        ref={palette}
        className={classNames(styles['palette'])}
        onPress={run('palette')}
        aria-haspopup="dialog"
      >
        <span className={styles['prompt']}>{strings.commands.palette}</span>
        {paletteChord !== undefined && <Keys chord={paletteChord} />}
      </AriaButton>
      <span className={styles['cardsToggle']}>
        <IconButton
          label={strings.topBar.annotations}
          isExpanded={overlay === 'cards'}
          onPress={toggle('cards')}
        >
          <StickyNote aria-hidden />
        </IconButton>
      </span>
    </header>
  );
});
