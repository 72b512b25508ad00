/** What threads of the host say as they begin and end, whatever they do. */
export { isOutOfMemory, READY } from './thread-says.ts';
