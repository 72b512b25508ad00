import type { ReactNode } from 'react';
import type { DataPlace } from '#contract';
import type { AboutData } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './places.module.css';

export interface PlacesProps {
  readonly about: AboutData;
  readonly onShow: (kind: DataPlace['kind']) => void;
}

const words = strings.aboutData;

/** Where the work lies and what each place takes. */
export function Places({ about, onShow }: PlacesProps): ReactNode {
  const { database, places, canShow } = about;
  return (
    <dl className={styles['places']} aria-label={words.where}>
      <Place
        name={words.places.database}
        meaning={words.meaning.database}
        where={words.browser(database.name)}
        what={words.changes(database.changes)}
        size={database.bytes === null ? words.unknownSize : words.size(database.bytes)}
      />
      {places.map(({ kind, path, files, bytes }) => (
        <Place
          key={kind}
          name={words.places[kind]}
          meaning={words.meaning[kind]}
          where={path}
          what={words.files(files)}
          size={words.size(bytes)}
        >
          {canShow && (
            <Button
              variant="quiet"
              label={words.showOf(words.places[kind])}
              onPress={() => {
                onShow(kind);
              }}
            >
              {words.show}
            </Button>
          )}
        </Place>
      ))}
    </dl>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly meaning: string;
  readonly where: string;
  readonly what: string;
  readonly size: string;
  readonly children?: ReactNode;
}

function Place({ name, meaning, where, what, size, children }: PlaceProps): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={styles['size']}>
          {size} · {what}
        </span>
        <span className={styles['meaning']}>{meaning}</span>
        <span className={styles['where']}>
          <bdi>{where}</bdi>
        </span>
        {children}
      </dd>
    </div>
  );
}
