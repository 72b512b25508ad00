/** Pixels of the picture for each of the drawing: sharp in print, and on any screen. */
const SCALE = 2;
/** Pixels a side that every canvas takes. */
const LONGEST = 16_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = (svg: SVGSVGElement): Size => ({
  width: Number(svg.getAttribute('width')),
  height: Number(svg.getAttribute('height')),
});

const inheritedFrom = (element: Element, name: string): string | null =>
  element.closest(`[${name}]`)?.getAttribute(name) ?? null;

/** Where an element's own coordinates lie in its picture. */
function placeOf(element: SVGGraphicsElement): DOMMatrix {
  const chain: SVGGraphicsElement[] = [];
  for (
    let each: Element | null = element;
    each instanceof SVGGraphicsElement;
    each = each.parentElement
  )
    chain.unshift(each);
  return chain.reduce((matrix, each) => {
    const own = each.transform.baseVal.consolidate()?.matrix;
    return own === undefined
      ? matrix
      : matrix.multiply(new DOMMatrix([own.a, own.b, own.c, own.d, own.e, own.f]));
  }, new DOMMatrix());
}

const anchors: Readonly<Record<string, CanvasTextAlign>> = {
  start: 'left',
  middle: 'center',
  end: 'right',
};

/** Pixels; a length may be in "em" of the text's own size. */
const lengthOf = (text: string | null, size: number): number =>
  Number.parseFloat(text ?? '0') * (text?.endsWith('em') === true ? size : 1);

/** A picture that is drawn as an image has none of the page's faces: its words are written after it. */
function write(context: OffscreenCanvasRenderingContext2D, text: SVGTextElement): void {
  const size = Number.parseFloat(inheritedFrom(text, 'font-size') ?? '12');
  const weight = inheritedFrom(text, 'font-weight') ?? '400';
  const families = inheritedFrom(text, 'font-family') ?? 'sans-serif';
  const family = families
    .split(',')
    .map((each) => (each.trim() === 'sans-serif' ? 'sans-serif' : `"${each.trim()}"`))
    .join(',');
  const { a, b, c, d, e, f } = placeOf(text);
  context.save();
  context.transform(a, b, c, d, e, f);
  context.font = `${weight} ${String(size)}px ${family}`;
  context.fillStyle = inheritedFrom(text, 'fill') ?? '#000000';
  context.textAlign = anchors[inheritedFrom(text, 'text-anchor') ?? 'start'] ?? 'left';
  const [x, y] = [text.getAttribute('x'), text.getAttribute('y')];
  context.fillText(text.textContent, lengthOf(x, size), lengthOf(y, size));
  context.restore();
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const shapes = svg.cloneNode(true) as SVGSVGElement;
  for (const text of shapes.querySelectorAll('text')) text.remove();
  const source = new XMLSerializer().serializeToString(shapes);
  const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A picture's pixels. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = sizeOf(svg);
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw on.');
  context.drawImage(await imageOf(svg), 0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const text of svg.querySelectorAll('text')) write(context, text);
  return canvas.convertToBlob({ type: 'image/png' });
}
