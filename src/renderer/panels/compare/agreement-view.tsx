import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AgreementStanding, ComparingState, Workbench } from '#renderer/store';
import { Button, Menu, menuCommand, ProgressBar, VisuallyHidden } from '#renderer/ui';
import { strings } from '#renderer/words';
import { csvOf } from './csv.ts';
import { figuresSvg } from './figures-picture.ts';
import {
  figureFields,
  figureNames,
  linesOf,
  reasonsIn,
  type Cell,
  type FigureLine,
} from './figures.ts';
import { groupFields } from './group-fields.ts';
import styles from './agreement.module.css';

export interface AgreementViewProps {
  readonly workbench: Workbench;
  readonly comparing: ComparingState;
}

/** Milliseconds in which changes are gathered before it is measured again. */
const GATHERING = 500;

/** How far those who are compared agree, in numbers, and what each number means. */
export function AgreementView({ workbench, comparing }: AgreementViewProps): ReactNode {
  const words = strings.agreement;
  const { agreement, isAgreementOld, analysts, progress } = comparing;
  const tags = useStore(workbench.state, (state) => state.tags);
  const documents = useStore(workbench.state, (state) => state.documents);
  const figures = agreement?.figures ?? null;
  const isReading = progress !== null;
  // Gamma takes long: once it was asked for, it is measured again only when asked.
  const hasGamma = figures?.all.gamma != null || agreement?.progress?.stage === 'gamma';
  const isStale = agreement === null || isAgreementOld;
  useEffect(() => {
    if (isReading || !isStale || hasGamma) return undefined;
    const timer = setTimeout(() => void workbench.comparing.measure(), GATHERING);
    return () => {
      clearTimeout(timer);
    };
  }, [workbench, analysts, isReading, isStale, hasGamma]);
  const lines = useMemo(
    () => (figures === null ? [] : linesOf(figures, { tags, documents })),
    [figures, tags, documents],
  );
  return (
    <div
      tabIndex={0}
      data-region-focus
      aria-label={words.table}
      role="group"
      className={styles['view']}
    >
      <Standing workbench={workbench} comparing={comparing} hasGamma={hasGamma} lines={lines} />
      {lines.length > 0 && <Figures lines={lines} />}
      {lines.length > 0 && <Meanings lines={lines} />}
    </div>
  );
}

interface StandingProps extends AgreementViewProps {
  readonly hasGamma: boolean;
  readonly lines: readonly FigureLine[];
}

/** How far the measuring is, and what can be done with what there is. */
function Standing({ workbench, comparing, hasGamma, lines }: StandingProps): ReactNode {
  const words = strings.agreement;
  const { agreement, isAgreementOld } = comparing;
  const under = agreement?.progress ?? null;
  const isDone = lines.length > 0 && under === null;
  return (
    <div className={styles['standing']}>
      {agreement !== null && <Remarks agreement={agreement} />}
      {lines.length === 0 && agreement?.failure == null && (
        <span className={styles['quiet']}>{words.measuring}</span>
      )}
      {under !== null && (
        <>
          <ProgressBar
            label={words.stages[under.stage]}
            done={under.done}
            total={under.total}
            text={`${words.stages[under.stage]}: ${words.progress(under.done, under.total)}`}
          />
          <Button
            variant="quiet"
            onPress={() => {
              workbench.comparing.stopMeasuring();
            }}
          >
            {words.stop}
          </Button>
        </>
      )}
      {isAgreementOld && hasGamma && <span className={styles['quiet']}>{words.old}</span>}
      <span className={styles['gap']} />
      {((isAgreementOld && hasGamma) || agreement?.failure != null) && (
        <Button onPress={() => void workbench.comparing.measure()}>{words.measureAgain}</Button>
      )}
      {isDone && !hasGamma && (
        <Button
          label={`${words.measureGamma}. ${words.gammaTakes}`}
          onPress={() => void workbench.comparing.measure(true)}
        >
          {words.measureGamma}
        </Button>
      )}
      {lines.length > 0 && <SaveMenu workbench={workbench} comparing={comparing} lines={lines} />}
    </div>
  );
}

function Remarks({ agreement }: { readonly agreement: AgreementStanding }): ReactNode {
  const words = strings.agreement;
  const { unplaced, damaged, failure } = agreement;
  const sentences = [
    ...(failure === null ? [] : [words.failures[failure]]),
    ...(unplaced === 0 ? [] : [words.unplaced(unplaced)]),
    ...(damaged === 0 ? [] : [words.damaged(damaged)]),
  ];
  return sentences.length === 0 ? null : (
    <span className={styles['quiet']}>{sentences.join(' ')}</span>
  );
}

function SaveMenu({
  workbench,
  comparing,
  lines,
}: AgreementViewProps & { readonly lines: readonly FigureLine[] }): ReactNode {
  const words = strings.agreement;
  const known = (): { id: string; name: string }[] => {
    const { analysts } = workbench.state.getState();
    return comparing.analysts.map((id) => ({
      id,
      name: analysts.find((each) => each.id === id)?.name ?? '',
    }));
  };
  const names = (): readonly string[] => known().map(({ name }) => name);
  const commands = [
    menuCommand('figures', words.saveCsv, () => {
      void workbench.comparing.saveCsv(words.csvName, csvOf(figureFields(lines, names())));
    }),
    menuCommand('groups', words.saveGroups, () => {
      const state = workbench.state.getState();
      const people = comparing.analysts.flatMap(
        (id) => state.analysts.find((each) => each.id === id) ?? [],
      );
      const fields = groupFields(comparing.rows, people, state);
      void workbench.comparing.saveCsv(words.groupsName, csvOf(fields));
    }),
    menuCommand('picture', words.savePicture, () => {
      const text = figuresSvg(words.pictureTitle(names()), lines, {
        paper: '#ffffff',
        ink: '#22252a',
        quiet: '#565b63',
        bar: '#2f5fb3',
        rule: '#e5e0d6',
      });
      void workbench.savePicture({ kind: 'svg', name: words.pictureName, text });
    }),
  ];
  return (
    <Menu label={words.save} commands={commands}>
      <Button>
        {words.save}
        <ChevronDown aria-hidden />
      </Button>
    </Menu>
  );
}

/** Lines of a part that are drawn at first; a corpus may have thousands of documents. */
const AT_A_TIME = 60;

function Figures({ lines }: { readonly lines: readonly FigureLine[] }): ReactNode {
  const words = strings.agreement;
  const [most, setMost] = useState(AT_A_TIME);
  const parts = (['all', 'tag', 'document'] as const).map((part) => ({
    part,
    lines: lines.filter((line) => line.part === part),
  }));
  const headings = { all: null, tag: words.byTag, document: words.byDocument };
  return (
    <table className={styles['table']}>
      <caption>
        <VisuallyHidden>{words.table}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.of}</th>
          <th scope="col">{words.units}</th>
          {figureNames.map((name) => (
            <th key={name} scope="col" title={words.measures[name].means}>
              {words.measures[name].short}
            </th>
          ))}
        </tr>
      </thead>
      {parts.map(({ part, lines: own }) =>
        own.length === 0 ? null : (
          <tbody key={part}>
            {headings[part] !== null && (
              <tr className={styles['heading']}>
                <th scope="rowgroup" colSpan={figureNames.length + 2}>
                  {headings[part]}
                </th>
              </tr>
            )}
            {own.slice(0, most).map((line) => (
              <Line key={line.key} line={line} />
            ))}
            {own.length > most && (
              <tr>
                <td colSpan={figureNames.length + 2}>
                  <Button
                    variant="quiet"
                    onPress={() => {
                      setMost(most + AT_A_TIME);
                    }}
                  >
                    {strings.cards.more(own.length - most)}
                  </Button>
                </td>
              </tr>
            )}
          </tbody>
        ),
      )}
    </table>
  );
}

function Line({ line }: { readonly line: FigureLine }): ReactNode {
  const words = strings.agreement;
  return (
    <tr data-part={line.part}>
      <th scope="row" dir="auto" title={line.name}>
        {line.name}
      </th>
      <td className={styles['units']}>{words.unitsOf(line.units)}</td>
      {line.cells.map((cell, at) => (
        <FigureCell key={figureNames[at]} cell={cell} />
      ))}
    </tr>
  );
}

function FigureCell({ cell }: { readonly cell: Cell }): ReactNode {
  const words = strings.agreement;
  if (cell.kind === 'value') {
    const part = Math.max(0, Math.min(1, cell.value));
    return (
      <td style={{ '--part': part } as CSSProperties} className={styles['figure']}>
        {words.figure(cell.value)}
      </td>
    );
  }
  const why = cell.kind === 'none' ? words.reasons[cell.reason] : words.gammaWaits;
  return (
    <td className={styles['none']} title={why}>
      <span aria-hidden>{cell.kind === 'none' ? words.none : '…'}</span>
      <VisuallyHidden>{why}</VisuallyHidden>
    </td>
  );
}

/** What each figure means, and why some are not there. */
function Meanings({ lines }: { readonly lines: readonly FigureLine[] }): ReactNode {
  const words = strings.agreement;
  const reasons = reasonsIn(lines);
  return (
    <section aria-label={words.meaning} className={styles['meanings']}>
      <h3>{words.meaning}</h3>
      <p>{words.scale}</p>
      <dl>
        {figureNames.map((name) => (
          <div key={name}>
            <dt>{words.measures[name].short}</dt>
            <dd>{words.measures[name].means}</dd>
          </div>
        ))}
        {reasons.length > 0 && (
          <div>
            <dt>
              {words.none}
              <VisuallyHidden>{words.whyNone}</VisuallyHidden>
            </dt>
            <dd>{reasons.map((reason) => words.reasons[reason]).join(' Or: ')}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
