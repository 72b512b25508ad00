import { formatCount, formatNumber } from './format.ts';

/** What undo says it takes back, and what the commands on values, actors, tags and links tell. */

export const stepWords = {
  undoNotices: {
    undone: (step: string) => `Undone: ${step}.`,
    redone: (step: string) => `Done again: ${step}.`,
    undoneElsewhere: (step: string) => `Undone in another document: ${step}.`,
    redoneElsewhere: (step: string) => `Done again in another document: ${step}.`,
    notTaken: (step: string, isUndo: boolean) =>
      `“${step}” could not be ${isUndo ? 'undone' : 'done again'}.`,
    damaged: (step: string, isUndo: boolean) =>
      isUndo
        ? `“${step}” cannot be undone, because what was kept of it is damaged; nor can what was done before it. Your work is as it was.`
        : `“${step}” cannot be done again, because what was kept of it is damaged; nor can what was done after it. Your work is as it was.`,
    stepsLost:
      'Your work is whole, but steps that Undo could have taken back were lost or damaged. Undo takes back only those that came after them.',
    passed:
      'You have worked elsewhere since, and that work is here now. Undo takes back only what you do from now on.',
  },
  steps: {
    tag: (label: string) => `tag as ${label}`,
    tagMany: (count: number, label: string) => `tag ${formatNumber(count)} passages as ${label}`,
    retag: (label: string) => `change tag to ${label}`,
    moveEdges: 'move edges',
    addNote: 'add note',
    changeNote: 'change note',
    deleteNote: 'delete note',
    deleteAnnotations: (count: number) =>
      count === 1 ? 'delete annotation' : `delete ${formatNumber(count)} annotations`,
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
      `tag ${formatCount(count, 'mention', 'mentions')} of ${name}`,
    addTag: (label: string) => `add tag ${label}`,
    changeTag: 'change tag',
    renameTag: 'rename tag',
    recolourTag: 'recolour tag',
    changeTagLine: 'change line of tag',
    changeTagKey: 'change key of tag',
    changeTagKind: 'change kind of tag',
    moveTag: 'move tag',
    describeTag: 'describe tag',
    mergeTags: (from: string, into: string) => `merge tag ${from} into ${into}`,
    retireTag: (label: string) => `retire tag ${label}`,
    unretireTag: (label: string) => `bring back tag ${label}`,
    removeTag: (label: string) => `remove tag ${label}`,
    addRelationType: 'add kind of link',
    changeRelationType: 'change kind of link',
    retireRelationType: 'retire kind of link',
    unretireRelationType: 'bring back kind of link',
    link: (relation: string, count: number) =>
      count === 1 ? `link: ${relation}` : `link ${formatNumber(count)} times: ${relation}`,
    linkSentence: (count: number) =>
      `link claim to ${formatCount(count, 'annotation', 'annotations')}`,
    changeLink: (relation: string) => `change link to ${relation}`,
    unlink: 'remove link',
  },
  linkNotices: {
    self: 'An annotation cannot be linked to itself.',
    linked: (relation: string) => `They are linked so already: ${relation}.`,
    gone: 'That annotation is not there any more.',
    documentIsGone: 'That document is not in the corpus any more.',
    linkIsGone: 'That link is not there any more.',
    isRetired: (relation: string) =>
      `“${relation}” is retired. Bring it back in the codebook to link with it.`,
    nothingInSentence: 'Nothing further in this sentence to link the claim to.',
    notAClaim: 'Only a claim is linked to what stands in its sentence.',
    deletedWith: (count: number, links: number) =>
      count === 1
        ? `It was deleted with ${formatCount(links, 'link', 'links')}. Undo brings it all back.`
        : `They were deleted with ${formatCount(links, 'link', 'links')}. Undo brings it all back.`,
  },
  passageNotices: {
    empty: 'There is no text in the selection.',
    tooLong: (most: number) =>
      `The selection is too long: a passage holds at most ${formatNumber(most)} characters.`,
    isTagged: (label: string) => `This passage is tagged as ${label} already.`,
    nothingLeft: 'There is nothing left to tag there.',
    noteTooLong: (most: number) =>
      `The note is too long: what goes beyond ${formatNumber(most)} characters cannot be saved.`,
  },
  tagNotices: {
    isRetired: (label: string) =>
      `“${label}” is retired. Bring it back in the codebook to tag with it.`,
    noLabel: 'A tag needs a label.',
    labelTaken: (label: string) => `There is a tag “${label}” already.`,
    keyIsNone: 'A tag’s key is a single character.',
    keyTaken: (key: string, label: string) => `“${key}” is the key of “${label}”.`,
    noParent: 'The tag that it is to stand under is not there any more.',
    underItself: 'A tag cannot stand under itself.',
    kindIsBuiltIn: 'The kind of a built-in tag stays as it is.',
    noKind: 'A tag is for claims, statistics, actors, dates or anything else.',
    noLook: 'A tag needs a colour and a line.',
    tooLong: 'That is more than the codebook can keep. Nothing was changed.',
    isGone: 'That tag is not there any more.',
    mergeSelf: 'A tag cannot be merged with itself.',
    merged: (from: string, into: string, passages: number) =>
      passages === 0
        ? `“${from}” counts as “${into}” from now on.`
        : `${formatCount(passages, 'passage', 'passages')} tagged as “${from}” ${passages === 1 ? 'counts' : 'count'} as “${into}” from now on.`,
    valuesHidden: 'Values of the former kind are kept, and not shown.',
    isBuiltIn: (label: string) =>
      `“${label}” is built in and stays. It can be retired, or merged into another tag.`,
    isUsed: (label: string, passages: number, documents: number) =>
      `“${label}” has tagged ${formatCount(passages, 'passage', 'passages')} in ${formatCount(documents, 'document', 'documents')}. Retire it, or merge it into another tag.`,
    hasMerged: (label: string) => `Other tags were merged into “${label}”, so it stays.`,
    hasUnder: (label: string) => `Other tags stand under “${label}”. Move them first.`,
    noRelationLabel: 'A kind of link needs a name.',
    relationTaken: (label: string) => `There is a kind of link “${label}” already.`,
    relationIsGone: 'That kind of link is not there any more.',
    relationIsBuiltIn: (label: string) => `“${label}” is built in and stays as it is.`,
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
      `“${name}” stands with ${formatCount(count, 'annotation', 'annotations')} and stays. Merge it into another actor instead.`,
    hasMerged: (name: string) => `Other actors were merged into “${name}”, so it stays.`,
    unreadable: 'Nothing was changed: the stored annotations could not be read.',
    noMentions: (name: string) => `No untagged mention of “${name}” is left in this document.`,
    noActorHere: 'Only an actor or a claim can be given an actor.',
  },
} as const;
