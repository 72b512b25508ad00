import type { AnnotationId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { actor, claim, date, statistic, tag } from './surroundings.ts';
import { annaAndBen, leave, tell, type Person } from './two-people.ts';

const TEXT = 'Forty-five people were counted in spring, said the mayor of the town.';
const OTHER = 'Nothing of this was known in the autumn of that year.';

export interface Told {
  readonly anna: Workbench;
  readonly people: readonly [Person, Person];
  readonly ids: Readonly<Record<'counted' | 'spring' | 'mayor' | 'autumn', AnnotationId>>;
}

/**
 * Both have four annotations and an actor, and then: retag one and note it, differently; one deletes what
 * the other notes; one in another document; the actor gets two names.
 */
export async function atOdds(): Promise<Told> {
  const people = annaAndBen([TEXT, OTHER]);
  const [annaIs, benIs] = people;
  const first = await annaIs.open();
  const entity = first.entities.add({ name: 'The mayor', kind: 'person' });
  const ids = {
    counted: tag(first, 'Forty-five people', statistic),
    spring: tag(first, 'spring', date),
    mayor: tag(first, 'the mayor', actor),
    autumn: '' as AnnotationId,
  };
  const [one, two] = first.state.getState().documents.map(({ summary }) => summary.id);
  if (one === undefined || two === undefined || entity === null) throw new Error('Not begun.');
  await first.openDocument(two);
  ids.autumn = tag(first, 'the autumn', date);
  await first.openDocument(one);
  await leave(first);
  await leave(await benIs.open());
  await tell(annaIs, benIs);
  const ben = await benIs.open();
  await ben.openDocument(one);
  ben.retag(ids.counted, actor);
  ben.setNote(ids.counted, 'Ben’s note');
  ben.setNote(ids.mayor, 'Ben looked at this');
  ben.entities.change(entity, { name: 'Mayor Ben' });
  await ben.openDocument(two);
  ben.retag(ids.autumn, claim);
  await leave(ben);
  const again = await annaIs.open();
  await again.openDocument(one);
  again.retag(ids.counted, claim);
  again.setNote(ids.counted, 'Anna’s note');
  again.remove([ids.mayor]);
  again.entities.change(entity, { name: 'Mayor Anna' });
  await again.openDocument(two);
  again.retag(ids.autumn, statistic);
  await again.openDocument(one);
  await leave(again);
  await tell(benIs, annaIs);
  return { anna: await annaIs.open(), people, ids };
}
