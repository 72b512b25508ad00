import { threadOpener } from '#renderer/threads';
import address from './search-worker.ts?worker&url';

export const openWorker = threadOpener('ObelusSearch', address);
