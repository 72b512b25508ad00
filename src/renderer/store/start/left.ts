/** What a page has that let go of its database. */
export interface Left {
  /** Changes that could not be stored, and are kept in this page alone. */
  readonly unstored: number;
  /**
   * Stores them, once the database is free; the next start brings them to the journal. False where another
   * page has it, or where they cannot be stored now either.
   */
  readonly store: () => Promise<boolean>;
}
