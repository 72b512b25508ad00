import { Fragment, type Node } from 'prosemirror-model';

/**
 * A fragment whose size is known and whose nodes are made when somebody first looks. ProseMirror
 * reads only `size` of a node that it does not draw, so a 16 MB document opens without its hundred
 * thousand blocks. Once made, the nodes stay: identity matters to the view.
 *
 * @param size in ProseMirror tokens; must be what the made nodes add up to
 */
export function lazyFragment(size: number, make: () => readonly Node[]): Fragment {
  let made: readonly Node[] | null = null;
  return Object.create(Fragment.prototype, {
    size: { value: size },
    content: { get: () => (made ??= make()) },
  }) as Fragment;
}
