import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './filters.module.css';

export interface FilterHeadProps {
  readonly title: string;
  readonly onBack: () => void;
  /** Absent where nothing is asked for here. */
  readonly onClear?: (() => void) | undefined;
}

/** Which filter a page is, the way back, and the way to be rid of it. */
export function FilterHead({ title, onBack, onClear }: FilterHeadProps): ReactNode {
  return (
    <div className={styles['head']}>
      <IconButton label={strings.filters.back} onPress={onBack}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <h2>{title}</h2>
      {onClear !== undefined && (
        <Button variant="quiet" onPress={onClear}>
          {strings.filters.clear}
        </Button>
      )}
    </div>
  );
}
