import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { certainties, type Certainty } from '#core/model';
import { classNames, Kbd } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './claim-editor.module.css';

export interface CertaintyChoiceProps {
  readonly certainty: Certainty | undefined;
  readonly autoFocus: boolean;
  /** The same choice again takes it away. */
  readonly onChoose: (certainty: Certainty | undefined) => void;
}

/** How firmly a claim is made: by number, by arrow keys, by pressing. */
export function CertaintyChoice({
  certainty,
  autoFocus,
  onChoose,
}: CertaintyChoiceProps): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!autoFocus) return;
    const chosen = group.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (chosen ?? group.current?.querySelector<HTMLElement>('button'))?.focus();
    // Only where the editor opens: later the keyboard is where the person puts it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const choose = (chosen: Certainty | undefined): void => {
    onChoose(chosen === certainty ? undefined : chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const chosen = isPlain ? certainties[Number(event.key) - 1] : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(chosen);
  };
  return (
    <div ref={group} onKeyDownCapture={onKeyDown}>
      <ToggleButtonGroup
        aria-label={strings.values.certainty}
        selectionMode="single"
        selectedKeys={certainty === undefined ? [] : [certainty]}
        className={classNames(styles['certainties'])}
        onSelectionChange={(keys) => {
          onChoose([...keys][0] as Certainty | undefined);
        }}
      >
        {certainties.map((each, index) => (
          <ToggleButton key={each} id={each} className={classNames(styles['certainty'])}>
            <Kbd>{index + 1}</Kbd>
            {strings.values.certainties[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
