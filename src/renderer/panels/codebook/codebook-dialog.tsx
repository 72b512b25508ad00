import { Redo2, Undo2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import type { CodebookImportReport, Workbench } from '#renderer/store';
import {
  Button,
  classNames,
  Dialog,
  IconButton,
  isMacPlatform,
  Menu,
  type Command,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './codebook-dialog.module.css';
import { LinksTab } from './links-tab.tsx';
import { CodebookReportDialog } from './codebook-report-dialog.tsx';
import { TagsTab } from './tags-tab.tsx';

const words = strings.codebook;

export interface CodebookDialogProps {
  readonly workbench: Workbench;
  /** The single keys of commands, in lower case, with the label of each. */
  readonly takenKeys: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/**
 * The codebook: every tag and every kind of link, what is said of each, and both as files. What is
 * changed is saved as it is left, each a step that undo takes back, here as anywhere.
 */
export function CodebookDialog({ workbench, takenKeys, onClose }: CodebookDialogProps): ReactNode {
  const [told, setTold] = useState('');
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="large"
      actions={<Foot workbench={workbench} told={told} onTell={setTold} />}
    >
      <div
        className={styles['whole']}
        onKeyDown={(event) => {
          undoByKey(workbench, event, setTold);
        }}
      >
        <Tabs className={classNames(styles['tabs'])}>
          <TabList aria-label={words.parts} className={classNames(styles['tabList'])}>
            <Tab id="tags" className={classNames(styles['tab'])}>
              {words.tags}
            </Tab>
            <Tab id="links" className={classNames(styles['tab'])}>
              {words.links}
            </Tab>
          </TabList>
          <TabPanel id="tags" className={classNames(styles['tabPanel'])}>
            <TagsTab workbench={workbench} takenKeys={takenKeys} onTell={setTold} />
          </TabPanel>
          <TabPanel id="links" className={classNames(styles['tabPanel'])}>
            <LinksTab workbench={workbench} onTell={setTold} />
          </TabPanel>
        </Tabs>
      </div>
    </Dialog>
  );
}

/** Takes a step back, or does it again, and says which. */
function take(workbench: Workbench, which: 'undo' | 'redo', onTell: (said: string) => void): void {
  const { undoLabel, redoLabel } = workbench.state.getState();
  const { undone, redone } = strings.readingSaid;
  workbench[which]();
  if (which === 'undo' && undoLabel !== null) onTell(undone(undoLabel));
  if (which === 'redo' && redoLabel !== null) onTell(redone(redoLabel));
}

/** A dialog has the keyboard to itself, so the undo keys are answered here. */
function undoByKey(
  workbench: Workbench,
  event: KeyboardEvent,
  onTell: (said: string) => void,
): void {
  const isMod = isMacPlatform ? event.metaKey : event.ctrlKey;
  const key = event.key.toLowerCase();
  if (!isMod || event.altKey || (key !== 'z' && key !== 'y')) return;
  event.preventDefault();
  take(workbench, key === 'y' || event.shiftKey ? 'redo' : 'undo', onTell);
}

/** Undo, what was last refused or done, and the codebook as files. */
function Foot({
  workbench,
  told,
  onTell,
}: {
  readonly workbench: Workbench;
  readonly told: string;
  readonly onTell: (said: string) => void;
}): ReactNode {
  const undoLabel = useStore(workbench.state, (state) => state.undoLabel);
  const redoLabel = useStore(workbench.state, (state) => state.redoLabel);
  const notices = useStore(workbench.state, (state) => state.notices);
  const [before] = useState(() => notices.at(-1)?.id ?? -1);
  const notice = notices.findLast(({ id }) => id > before);
  const { commands } = strings;
  return (
    <>
      <span className={styles['undoing']}>
        <IconButton
          label={undoLabel === null ? commands.undo : commands.undoThis(undoLabel)}
          chord="Mod+Z"
          isDisabled={undoLabel === null}
          onPress={() => {
            take(workbench, 'undo', onTell);
          }}
        >
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton
          label={redoLabel === null ? commands.redo : commands.redoThis(redoLabel)}
          chord="Mod+Shift+Z"
          isDisabled={redoLabel === null}
          onPress={() => {
            take(workbench, 'redo', onTell);
          }}
        >
          <Redo2 aria-hidden />
        </IconButton>
      </span>
      <p role="status" className={styles['told']} data-kind={notice?.kind}>
        {notice?.text}
        <span className={styles['spoken']}>{told}</span>
      </p>
      <Files workbench={workbench} />
    </>
  );
}

function Files({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<CodebookImportReport | null>(null);
  const read = async (chosen: File): Promise<void> => {
    setReport(await workbench.codebook.importFile(chosen));
  };
  const format = (id: 'qdc' | 'skos', label: string): Command => ({
    id,
    label,
    group: words.title,
    chords: [],
    isEnabled: () => true,
    run: () => void workbench.codebook.exportFile(id),
  });
  return (
    <>
      <Button onPress={() => file.current?.click()}>{words.import}</Button>
      <Menu
        label={words.export}
        commands={[format('qdc', words.exportQdc), format('skos', words.exportSkos)]}
      >
        <Button>{words.export}</Button>
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".qdc,.qde,.xml,.jsonld,.json,application/xml,application/ld+json,application/json"
        aria-label={words.importFile}
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) void read(chosen);
        }}
      />
      {report !== null && (
        <CodebookReportDialog
          report={report}
          onClose={() => {
            setReport(null);
          }}
        />
      )}
    </>
  );
}
