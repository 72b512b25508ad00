import { threadOpener } from '#renderer/threads';
import address from './storing-worker.ts?worker&url';

export const openStoringThread = threadOpener('ObelusStore', address);
