import { Search, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useStore } from 'zustand';
import type { SearchAsk, SearchState, Workbench } from '#renderer/store';
import { Check, IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './concordance.module.css';

export interface AskBarProps {
  readonly workbench: Workbench;
  readonly search: SearchState;
  readonly field: Ref<HTMLInputElement>;
  /** Puts the keyboard into the list. */
  readonly onList: () => void;
}

const modes = ['plain', 'word', 'forms', 'regex'] as const;
const scopes = ['document', 'corpus'] as const;

/** What is looked for, where, and how. */
export function AskBar({ workbench, search, field, onList }: AskBarProps): ReactNode {
  const words = strings.search;
  const { ask } = search;
  const isOfForms = ask.mode === 'forms';
  const change = (patch: Partial<SearchAsk>): void => {
    workbench.search.change(patch);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onList();
  };
  return (
    <div className={styles['ask']}>
      <div className={styles['field']}>
        <Search aria-hidden />
        <input
          ref={field}
          aria-label={words.field}
          placeholder={words.placeholders[ask.mode]}
          aria-description={isOfForms ? words.formsHint : undefined}
          title={isOfForms ? words.formsHint : undefined}
          value={ask.text}
          spellCheck={false}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            change({ text: event.target.value });
          }}
        />
        <OtherNames workbench={workbench} ask={ask} />
      </div>
      <select
        aria-label={words.mode}
        value={ask.mode}
        onChange={(event) => {
          change({ mode: event.target.value as SearchAsk['mode'] });
        }}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {words.modes[mode]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.scope}
        value={ask.scope}
        onChange={(event) => {
          change({ scope: event.target.value as SearchAsk['scope'] });
        }}
      >
        {scopes.map((scope) => (
          <option key={scope} value={scope}>
            {words.scopes[scope]}
          </option>
        ))}
      </select>
      <Check
        label={words.matchCase}
        isSelected={ask.matchCase}
        isDisabled={isOfForms}
        onChange={(matchCase) => {
          change({ matchCase });
        }}
      />
      <Check
        label={words.boilerplate}
        isSelected={ask.includeBoilerplate}
        isDisabled={isOfForms}
        onChange={(includeBoilerplate) => {
          change({ includeBoilerplate });
        }}
      />
    </div>
  );
}

/** Says that an actor's other names are looked for too; a press looks for the words alone. */
function OtherNames({
  workbench,
  ask,
}: {
  readonly workbench: Workbench;
  readonly ask: SearchAsk;
}): ReactNode {
  const aliases = useStore(
    workbench.state,
    ({ entities }) => entities.find(({ id }) => id === ask.entity)?.aliases,
  );
  if (aliases === undefined || aliases.length === 0) return null;
  return (
    <span className={styles['names']} title={aliases.join(', ')}>
      <span>{strings.search.names(aliases)}</span>
      <IconButton
        label={strings.search.dropNames}
        onPress={() => {
          workbench.search.change({ text: ask.text });
        }}
      >
        <X aria-hidden />
      </IconButton>
    </span>
  );
}
