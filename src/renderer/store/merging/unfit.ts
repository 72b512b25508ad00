/** Something of a file, or of what is stored, forbids what is asked; the message is for the person. */
export class Unfit extends Error {}
