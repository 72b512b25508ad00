import { useMemo, type ReactNode } from 'react';
import {
  dateIn,
  printDate,
  printStatistic,
  statisticIn,
  type DateProblemCode,
  type Reading,
  type StatisticProblem,
} from '#core/values';
import type { Value } from '#core/model';
import { keepDraft } from '../desk.ts';
import { DatePicker } from './date-picker.tsx';
import { dateParlance, statisticParlance } from './parlances.ts';
import { TextValueEditor, type Parlance } from './text-value-editor.tsx';
import type { ValueFactProps } from './facts-props.ts';

export interface ValueEditorProps extends ValueFactProps {
  readonly label: string;
  readonly draft: string | null;
}

/** What a passage may say that keeps it from being a value, and that helps to know. */
const telling: ReadonlySet<DateProblemCode | StatisticProblem['code']> = new Set([
  'relative-without-date',
  'relative-to-coarse-date',
  'no-such-day',
  'wrong-weekday',
  'vague-number',
]);

/** Why a passage proposes no value, in words; null where it does, or where nothing is to be said. */
function objectionTo<V, P extends { readonly code: DateProblemCode | StatisticProblem['code'] }>(
  passage: string,
  proposal: Reading<V, P> | null,
  parlance: Parlance<V, P>,
): string | null {
  if (proposal !== null) return null;
  const reading = parlance.read(passage);
  const isTelling = reading.kind === 'refused' && telling.has(reading.problem.code);
  return isTelling ? parlance.sayProblem(reading.problem) : null;
}

/** The editor of a date or of a number. */
export function ValueEditor(props: ValueEditorProps): ReactNode {
  const { workbench, desk, annotation, kind, label, draft, closePart } = props;
  const { id, exact, value } = annotation;
  const published = workbench.state.getState().open?.summary.metadata.published;
  const context = useMemo(() => (published === undefined ? {} : { published }), [published]);
  const shared = {
    draft,
    onSave: (next: Value | null) => {
      workbench.setValue(id, next);
    },
    onDraft: (typed: string | null) => {
      keepDraft(desk, id, typed);
    },
    onClose: closePart,
  };
  const dates = useMemo(() => dateParlance(label, context), [label, context]);
  const statistics = useMemo(() => statisticParlance(label), [label]);
  if (kind === 'date') {
    const proposal = value === null ? dateIn(exact, context) : null;
    return (
      <TextValueEditor
        {...shared}
        key={id}
        parlance={dates}
        printed={value?.kind === 'date' ? printDate(value) : ''}
        proposal={proposal}
        objection={objectionTo(exact, proposal, dates)}
        aside={(take) => (
          <DatePicker edtf={value?.kind === 'date' ? value.edtf : ''} onTake={take} />
        )}
      />
    );
  }
  const proposal = value === null ? statisticIn(exact) : null;
  return (
    <TextValueEditor
      {...shared}
      key={id}
      parlance={statistics}
      printed={value?.kind === 'statistic' ? printStatistic(value) : ''}
      proposal={proposal}
      objection={objectionTo(exact, proposal, statistics)}
    />
  );
}
