/** What may be open over the table. */
export type TablePart = 'note' | 'value' | 'columns';
