import { threadOpener } from '#renderer/threads';
import address from './table-worker.ts?worker&url';

export const openWorker = threadOpener('ObelusTable', address);
