/** What undo says it takes back, and what the commands on values, actors, tags and links tell. */

const several = (count: number, one: string, other: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${other}`;

export const stepWords = {
  steps: {
    tag: (label: string) => `tag as ${label}`,
    tagMany: (count: number, label: string) => `tag ${count.toLocaleString()} passages as ${label}`,
    retag: (label: string) => `change tag to ${label}`,
    moveEdges: 'move edges',
    addNote: 'add note',
    changeNote: 'change note',
    deleteNote: 'delete note',
    deleteAnnotations: (count: number) =>
      count === 1 ? 'delete annotation' : `delete ${count.toLocaleString()} annotations`,
    setValue: 'set value',
    clearValue: 'clear value',
    addActor: (name: string) => `add actor ${name}`,
    changeActor: 'change actor',
    renameActor: 'rename actor',
    mergeActors: 'merge actors',
    removeActor: 'remove actor',
    nameActor: (name: string) => `set actor to ${name}`,
    nameSpeaker: (name: string) => `set said by to ${name}`,
    tagMentions: (count: number, name: string) =>
      `tag ${several(count, 'mention', 'mentions')} of ${name}`,
  },
  passageNotices: {
    empty: 'There is no text in the selection.',
    tooLong: (most: number) =>
      `The selection is too long: a passage holds at most ${most.toLocaleString()} characters.`,
    isTagged: (label: string) => `This passage is tagged as ${label} already.`,
    nothingLeft: 'There is nothing left to tag there.',
    noteTooLong: (most: number) =>
      `The note is too long: at most ${most.toLocaleString()} characters are kept with one annotation.`,
  },
  tagNotices: {
    isRetired: (label: string) =>
      `“${label}” is retired. Bring it back in the codebook to tag with it.`,
  },
  valueNotices: {
    otherKind: (label: string) => `That value does not belong to “${label}”. Nothing was changed.`,
    unreadable: 'That cannot be kept as a value. Nothing was changed.',
    noActor: 'That actor is not there any more.',
  },
  actorNotices: {
    noName: 'An actor needs a name.',
    tooLong: 'That is more than can be kept with one actor. Nothing was changed.',
    isThere: (name: string) => `“${name}” is there already.`,
    nameTaken: (name: string) => `Another actor is called “${name}”. Merge the two instead.`,
    mergeSelf: 'An actor cannot be merged with itself.',
    merged: (from: string, into: string) =>
      `“${from}” counts as “${into}” from now on. Undo takes it apart again.`,
    isNamed: (name: string, count: number) =>
      `“${name}” stands with ${several(count, 'annotation', 'annotations')} and stays. Merge it into another actor instead.`,
    hasMerged: (name: string) => `Other actors were merged into “${name}”, so it stays.`,
    unreadable: 'Nothing was changed: the stored annotations could not be read.',
    noMentions: (name: string) => `No untagged mention of “${name}” is left in this document.`,
    tagged: (count: number, name: string) =>
      `Tagged ${several(count, 'mention', 'mentions')} of “${name}”.`,
    noActorHere: 'Only an actor or a claim can be given an actor.',
  },
} as const;
