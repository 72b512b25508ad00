/**
 * Edits by keys, as a person makes them, in sets that leave the document with as many annotations as
 * before: some are undone, some are deleted again.
 */

/** Selects some words in view, as the mouse does. Which ones follows from the number. */
const select = (page, number) =>
  page.locator('.ProseMirror').evaluate((surface, at) => {
    const { document, NodeFilter, innerHeight } = surface.ownerDocument.defaultView;
    const inView = [...surface.querySelectorAll('p')].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top > 60 && bottom < innerHeight - 40 && each.textContent.length > 60;
    });
    const paragraph = inView[at % inView.length] ?? surface.querySelector('p');
    const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    surface.focus();
    const start = Math.min(at % 20, node.textContent.length - 2);
    const end = Math.min(start + 6 + (at % 17), node.textContent.length);
    document.getSelection().setBaseAndExtent(node, start, node, end);
  }, number);

/** Each is one edit. */
const tag = (key) => async (page, number) => {
  await select(page, number);
  await page.keyboard.press(key);
};
const press = (key) => (page) => page.keyboard.press(key);

const UNDONE = [
  tag('1'),
  tag('2'),
  tag('3'),
  press('4'),
  press('Delete'),
  ...Array.from({ length: 5 }, () => press('Control+z')),
];
const DELETED = [
  ...[tag('1'), press('Delete'), tag('2'), press('3'), press('Delete')],
  ...[tag('4'), press('Delete'), press('Control+z'), press('Control+Shift+z')],
];

/** @returns how many were made: whole sets, so a few more than wanted at most */
export async function doEdits(page, wanted, seed) {
  let made = 0;
  for (let set = seed; made < wanted; set++)
    for (const edit of set % 2 === 0 ? UNDONE : DELETED) await edit(page, seed * 31 + made++);
  return made;
}
