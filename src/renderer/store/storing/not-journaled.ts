/** The database has it; the host's journal does not take it. The message is for the person. */
export class NotJournaled extends Error {}
