import { refused } from '#contract';
import { strings } from '#renderer/words';
import type { Context } from './context.ts';
import { notify } from './notices.ts';
import type { Picture } from './workbench.ts';
import { notifyLeft } from './telling-written.ts';

const SVG_TYPE = 'image/svg+xml';

/** Hands a picture to the person as a file, and says so. */
export async function savePicture(context: Context, picture: Picture): Promise<void> {
  const { host, description, surroundings, state } = context;
  const saving =
    picture.kind === 'svg'
      ? surroundings.saveTextFile(host, description, `${picture.name}.svg`, SVG_TYPE, picture.text)
      : surroundings.savePngFile(host, description, `${picture.name}.png`, picture.bytes);
  const answer = await saving.catch(() => refused('internal', strings.overview.notSaved));
  if (!answer.ok) return notify(state, 'problem', answer.message);
  if (answer.value.saved)
    notifyLeft(state, strings.overview.saved(`${picture.name}.${picture.kind}`), 'file');
}
