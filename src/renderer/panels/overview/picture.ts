import type { Workbench } from '#renderer/store';
import { drawClean } from './draw-clean.ts';
import type { Figure } from './figure.ts';
import type { FigureTheme } from './figure-theme.ts';
import { pngOf } from './png.ts';
import type { PlotParts } from './plot-parts.ts';
import { LABEL_SIZE, FACE, textWidth } from './text-width.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 900;
const MARGIN = 28;
const TITLE = 15;
const LINE = 17;
const BETWEEN = 34;

export interface PictureAsk {
  /** The file's name, without its ending. */
  readonly id: string;
  readonly figures: readonly Figure[];
  readonly plot: PlotParts;
  readonly theme: FigureTheme;
}

function part(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly (Element | string)[] = [],
): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...content);
  return element;
}

/** Breaks a text into lines of at most so many pixels. */
function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Figures under one another as one picture that is whole by itself: colours and faces are named in
 * it, and it has no style and no reference to anything outside. Title and description are in it for
 * whoever cannot see it.
 */
function pictureSvg({ figures, plot, theme }: PictureAsk): SVGSVGElement {
  const content: SVGElement[] = [];
  let y = MARGIN;
  let width = WIDTH;
  for (const figure of figures) {
    const { svg } = drawClean(figure, plot, WIDTH, theme);
    const lines = linesOf(figure.summary, WIDTH);
    const at = (line: number): number => y + TITLE + 6 + LINE * line + LABEL_SIZE;
    const title = { x: 0, y: y + TITLE, 'font-size': TITLE, 'font-weight': 600 };
    const top = y + TITLE + 6 + LINE * lines.length + 14;
    // A group, not a picture in a picture: drawing programs take that better.
    const drawing = part('g', { transform: `translate(0,${String(top)})` });
    for (const name of ['fill', 'font-family', 'font-size', 'text-anchor'])
      drawing.setAttribute(name, svg.getAttribute(name) ?? '');
    drawing.append(...svg.childNodes);
    content.push(
      part('text', title, [figure.title]),
      ...lines.map((line, index) =>
        part('text', { x: 0, y: at(index), fill: theme.quietInk, 'font-size': LABEL_SIZE }, [line]),
      ),
      drawing,
    );
    y = top + Number(svg.getAttribute('height')) + BETWEEN;
    width = Math.max(width, Number(svg.getAttribute('width')));
  }
  const size = { width: width + 2 * MARGIN, height: y - BETWEEN + MARGIN };
  return part(
    'svg',
    {
      ...size,
      viewBox: `0 0 ${String(size.width)} ${String(size.height)}`,
      role: 'img',
      'font-family': FACE,
      fill: theme.ink,
    },
    [
      part('title', {}, [figures.map(({ title }) => title).join('; ')]),
      part('desc', {}, [figures.map(({ summary }) => summary).join(' ')]),
      part('rect', { ...size, fill: theme.paper }),
      part('g', { transform: `translate(${String(MARGIN)},0)` }, content),
    ],
  ) as SVGSVGElement;
}

/** An SVG element as a file. What no XML can hold is left out. */
const svgText = (svg: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer()
    .serializeToString(svg)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')}\n`;

/** Draws figures anew as one picture, and hands it to the person as a file. */
export async function keepPicture(
  workbench: Pick<Workbench, 'savePicture'>,
  { kind, ...ask }: PictureAsk & { readonly kind: 'svg' | 'png' },
): Promise<void> {
  const svg = pictureSvg(ask);
  const name = `obelus-${ask.id}`;
  return kind === 'svg'
    ? workbench.savePicture({ kind, name, text: svgText(svg) })
    : workbench.savePicture({ kind, name, bytes: await pngOf(svg) });
}
