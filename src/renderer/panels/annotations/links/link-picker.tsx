import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Annotation, AnnotationSketch, Tag, Workbench } from '#renderer/store';
import { Button, PickList, Popover, type PickItem } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { valueAsName } from '../values/value-words.ts';
import { sketchOf } from './sketch-of.ts';
import { TypeMenu } from './type-menu.tsx';
import styles from './link-picker.module.css';

export interface LinkPickerProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
  readonly anchor: RefObject<Element | null>;
  readonly onClose: () => void;
}

/**
 * Makes a link: first of which kind, then to which annotation, by words or in the text. While it is
 * open the link counts as begun, so that the choice of its other end can go on in the text.
 */
export function LinkPicker(props: LinkPickerProps): ReactNode {
  const { workbench, annotation, anchor, onClose } = props;
  const { relations } = workbench;
  const begun = useStore(workbench.state, ({ linking }) =>
    linking?.from.id === annotation.id ? linking : null,
  );
  const [hasType, setHasType] = useState(begun?.type != null);
  const types = useStore(workbench.state, (state) => state.relationTypes);
  const type = begun?.type ?? null;
  const label = types.find(({ id }) => id === type)?.label ?? '';
  const choose = (chosen: string): void => {
    if (begun === null) relations.begin(annotation.id, chosen);
    else relations.chooseType(chosen);
    setHasType(true);
  };
  const leave = (): void => {
    onClose();
    relations.cancel();
  };
  const isChoosing = !hasType || type === null;
  return (
    <Popover
      label={isChoosing ? strings.links.type : strings.links.find}
      anchor={anchor}
      onClose={leave}
    >
      {isChoosing ? (
        <TypeMenu workbench={workbench} onChoose={choose} />
      ) : (
        <div className={styles['picker']}>
          <div className={styles['head']}>
            <Button
              variant="quiet"
              className={styles['type'] ?? ''}
              onPress={() => {
                setHasType(false);
              }}
            >
              {capitalised(label)}…
            </Button>
            <Button variant="quiet" className={styles['type'] ?? ''} onPress={onClose}>
              {strings.links.inText}
            </Button>
          </div>
          <Candidates
            {...props}
            onPick={(other) => {
              onClose();
              relations.link(sketchOf(annotation), [other], type);
              // After it: a link that ends before anything is linked is told as given up.
              relations.cancel();
            }}
          />
        </div>
      )}
    </Popover>
  );
}

const mostShown = 50;

interface CandidatesProps extends LinkPickerProps {
  readonly onPick: (other: AnnotationSketch) => void;
}

function Candidates({ workbench, annotation, tags, onPick }: CandidatesProps): ReactNode {
  const [query, setQuery] = useState('');
  const candidates = useCandidates(workbench, query);
  const { entities, documents } = workbench.state.getState();
  const others = candidates.filter(({ id }) => id !== annotation.id);
  const item = (other: AnnotationSketch): PickItem => {
    const said = valueAsName(other.value, entities);
    const title =
      other.document === annotation.document
        ? undefined
        : documents.find(({ summary }) => summary.id === other.document)?.summary.metadata.title;
    const details = [
      said === other.exact ? '' : said,
      title === undefined ? '' : strings.links.in(title),
    ];
    const detail = details.filter((each) => each !== '').join(' · ');
    return {
      id: other.id,
      label: other.exact,
      colour: tags.find(({ id }) => id === other.tag)?.colour ?? 'plain',
      detail: detail === '' ? undefined : detail,
    };
  };
  return (
    <PickList
      label={strings.links.find}
      placeholder={strings.links.findPlaceholder}
      query={query}
      onQuery={setQuery}
      items={others.slice(0, mostShown).map(item)}
      empty={query.trim() === '' ? strings.links.noneHere : strings.links.none}
      foot={
        others.length > mostShown ? strings.entities.more(others.length - mostShown) : undefined
      }
      onPick={(id) => {
        const other = others.find((each) => each.id === id);
        if (other !== undefined) onPick(other);
      }}
    />
  );
}

/** What answers the words; the last answer stays until the next one is there. */
function useCandidates(workbench: Workbench, query: string): readonly AnnotationSketch[] {
  const [found, setFound] = useState<readonly AnnotationSketch[]>([]);
  const asked = useRef(0);
  useEffect(() => {
    const serial = ++asked.current;
    void workbench.relations.candidates(query).then((answer) => {
      if (serial === asked.current) setFound(answer);
    });
  }, [workbench, query]);
  return found;
}
