import type { ReactNode } from 'react';
import type { DataPlace } from '#contract';
import type { AboutData } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './places.module.css';

export interface PlacesProps {
  readonly about: AboutData;
  /** What lies on the disk is sealed, and the database does not lie there. */
  readonly isPrivate: boolean;
  readonly onShow: (kind: DataPlace['kind']) => void;
}

const words = strings.aboutData;
const sealed = strings.private.aboutData;

/** Where the work lies and what each place takes. */
export function Places({ about, isPrivate, onShow }: PlacesProps): ReactNode {
  const { database, places, canShow } = about;
  return (
    <dl className={styles['places']} aria-label={words.where}>
      <Place
        name={words.places.database}
        meaning={isPrivate ? sealed.database : words.meaning.database}
        where={isPrivate ? sealed.where : words.browser(database.name)}
        what={words.changes(database.changes)}
        size={database.bytes === null ? words.unknownSize : words.size(database.bytes)}
      />
      {places.map(({ kind, path, files, bytes }) => (
        <Place
          key={kind}
          name={words.places[kind]}
          meaning={isPrivate ? sealed.meaning(words.meaning[kind]) : words.meaning[kind]}
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
