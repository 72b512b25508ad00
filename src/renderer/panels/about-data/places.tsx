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
export function Places(props: PlacesProps): ReactNode {
  const { about, isPrivate } = props;
  const { database, places } = about;
  return (
    <dl className={styles['places']} aria-label={words.where}>
      <Place
        name={words.places.database}
        meaning={isPrivate ? sealed.database : words.meaning.database}
        where={isPrivate ? sealed.where : words.browser(database.name)}
        told={[
          database.bytes === null ? words.unknownSize : words.size(database.bytes),
          words.changes(database.changes),
        ]}
      />
      {isPrivate && <SealedFolder {...props} />}
      {places.map(({ kind, path, files, bytes }) => (
        <Place
          key={kind}
          name={words.places[kind]}
          meaning={isPrivate && kind === 'search' ? sealed.search : words.meaning[kind]}
          where={isPrivate ? '' : path}
          told={isPrivate && kind === 'search' ? [] : [words.size(bytes), words.files(files)]}
        >
          {!isPrivate && <Show {...props} kind={kind} name={words.places[kind]} />}
        </Place>
      ))}
    </dl>
  );
}

/** Of a private workbench all lies in one folder. */
function SealedFolder(props: PlacesProps): ReactNode {
  const [first] = props.about.places;
  if (first === undefined) return null;
  return (
    <Place name={sealed.folder} meaning={sealed.sealed} where={first.path} told={[]}>
      <Show {...props} kind={first.kind} name={sealed.folder} />
    </Place>
  );
}

interface ShowProps extends PlacesProps {
  readonly kind: DataPlace['kind'];
  readonly name: string;
}

function Show({ about: { canShow }, kind, name, onShow }: ShowProps): ReactNode {
  if (!canShow) return null;
  return (
    <Button
      variant="quiet"
      label={words.showOf(name)}
      onPress={() => {
        onShow(kind);
      }}
    >
      {words.show}
    </Button>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly meaning: string;
  /** Empty where that is told elsewhere. */
  readonly where: string;
  /** What it takes, and of how much. */
  readonly told: readonly string[];
  readonly children?: ReactNode;
}

function Place({ name, meaning, where, told, children }: PlaceProps): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {told.length > 0 && <span className={styles['size']}>{told.join(' · ')}</span>}
        <span className={styles['meaning']}>{meaning}</span>
        {where !== '' && (
          <span className={styles['where']}>
            <bdi>{where}</bdi>
          </span>
        )}
        {children}
      </dd>
    </div>
  );
}
