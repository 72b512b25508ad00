import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { AboutDataDialog } from '#renderer/panels/about-data';
import { CodebookDialog } from '#renderer/panels/codebook';
import { DetailsDialog } from '#renderer/panels/details';
import { AnnotationReportDialog, ExportDialog } from '#renderer/panels/exchange';
import { KeysDialog } from '#renderer/panels/keys';
import { Palette } from '#renderer/panels/palette';
import { ForgetReadingDialog } from '#renderer/panels/status-bar';
import { GoBackDialog, TrashDialog } from '#renderer/panels/past';
import { OpeningDialog, SaveProjectDialog } from '#renderer/panels/projects';
import { RestoreDialog } from '#renderer/panels/restore';
import { SharingDialog } from '#renderer/panels/sharing';
import { LockDialog } from '#renderer/panels/unlock';
import { VersionsDialog } from '#renderer/panels/versions';
import type { Workbench } from '#renderer/store';
import { Button, Dialog, TextField } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { CommandContext } from './commands/command.ts';
import { listCommands } from './commands/list-commands.ts';
import { takenKeys } from './commands/taken-keys.ts';
import { giveFocusAfterOpening, giveFocusBack } from './focus-back.ts';
import { showSheet } from './sheet-views.ts';

interface ModalsProps {
  readonly context: CommandContext;
}

/** The one modal that is open, if any; and over it a project that is being opened. */
export function Modals({ context }: ModalsProps): ReactNode {
  const { workbench } = context;
  useEffect(() => giveFocusAfterOpening(workbench), [workbench]);
  return (
    <>
      <OpenModal context={context} />
      <OpeningDialog workbench={workbench} />
      <VersionsDialog
        workbench={workbench}
        onCarried={() => {
          if (workbench.versions.queue().length > 0) showSheet(context, 'review');
        }}
      />
    </>
  );
}

function OpenModal({ context }: ModalsProps): ReactNode {
  const { workbench, window } = context;
  const modal = useStore(window, (state) => state.modal);
  useEffect(() => giveFocusBack(window), [window]);
  // The table of keys shows them as they become; and a field that is left for the palette is saved.
  useStore(workbench.state, (state) => state.keyBindings);
  useStore(workbench.state, (state) => state.undoLabel);
  const close = (): void => {
    window.setState({ modal: null });
  };
  switch (modal?.kind) {
    case undefined:
      return null;
    case 'palette':
      return (
        <Palette
          workbench={workbench}
          commands={listCommands(context)}
          onClose={close}
          onFind={(query) => {
            workbench.startFind(query);
            window.setState(({ findWish }) => ({ findWish: findWish + 1 }));
          }}
        />
      );
    case 'keys':
      return (
        <KeysDialog
          commands={listCommands(context)}
          onChanges={(changes) => {
            for (const [id, chords] of changes) workbench.setKeyBinding(id, chords);
          }}
          onClose={close}
        />
      );
    case 'export':
      return <ExportDialog workbench={workbench} onClose={close} />;
    case 'saveProject':
      return <SaveProjectDialog workbench={workbench} onClose={close} />;
    case 'sharing':
      return <SharingDialog workbench={workbench} onClose={close} />;
    case 'name':
      return <NameDialog workbench={workbench} onClose={close} />;
    case 'details':
      return <DetailsDialog workbench={workbench} onClose={close} />;
    case 'codebook':
      return (
        <CodebookDialog
          workbench={workbench}
          takenKeys={takenKeys(listCommands(context))}
          onClose={close}
        />
      );
    case 'trash':
      return <TrashDialog workbench={workbench} onClose={close} />;
    case 'restoreTo':
      return <GoBackDialog workbench={workbench} onClose={close} />;
    case 'restore':
      return <RestoreDialog workbench={workbench} onClose={close} />;
    case 'aboutData':
      return (
        <AboutDataDialog
          workbench={workbench}
          onClose={close}
          onRestore={() => {
            window.setState({ modal: { kind: 'restore' } });
          }}
        />
      );
    case 'forgetReading':
      return <ForgetReadingDialog workbench={workbench} onClose={close} />;
    case 'lock':
      return <LockDialog workbench={workbench} onClose={close} />;
    case 'annotationReport':
      return <AnnotationReportDialog report={modal.report} onClose={close} />;
  }
}

interface NameDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

function NameDialog({ workbench, onClose }: NameDialogProps): ReactNode {
  const [name, setName] = useState(workbench.state.getState().analystName);
  const save = (): void => {
    workbench.setAnalystName(name.trim());
    onClose();
  };
  return (
    <Dialog
      title={strings.name.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" onPress={save} isDisabled={name.trim() === ''}>
            {strings.name.save}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save();
        }}
      >
        <TextField label={strings.name.label} value={name} onChange={setName} autoFocus />
      </form>
      <p>{strings.name.hint}</p>
    </Dialog>
  );
}
