import { useMemo, type ReactNode } from 'react';
import { dateIn, printDate, printStatistic, statisticIn } from '#core/values';
import type { Value } from '#core/model';
import { keepDraft } from '../desk.ts';
import { DatePicker } from './date-picker.tsx';
import { dateParlance, statisticParlance } from './parlances.ts';
import { TextValueEditor } from './text-value-editor.tsx';
import type { ValueFactProps } from './facts-props.ts';

export interface ValueEditorProps extends ValueFactProps {
  readonly label: string;
  readonly draft: string | null;
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
  if (kind === 'date')
    return (
      <TextValueEditor
        {...shared}
        key={id}
        parlance={dates}
        printed={value?.kind === 'date' ? printDate(value) : ''}
        proposal={value === null ? dateIn(exact, context) : null}
        aside={(take) => (
          <DatePicker edtf={value?.kind === 'date' ? value.edtf : ''} onTake={take} />
        )}
      />
    );
  return (
    <TextValueEditor
      {...shared}
      key={id}
      parlance={statistics}
      printed={value?.kind === 'statistic' ? printStatistic(value) : ''}
      proposal={value === null ? statisticIn(exact) : null}
    />
  );
}
