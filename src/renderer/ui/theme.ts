import './fonts.css';
import './tokens.css';
import './base.css';

/** The faces that the first page is set in. */
const firstFaces = [
  '400 13px "Inter Variable"',
  '400 17px "Source Serif 4 Variable"',
  '600 17px "Source Serif 4 Variable"',
];

/**
 * Resolves when the bundled faces of the first page are ready, so that no line breaks anew once
 * it is shown. A face that cannot be read leaves its fallback in place.
 */
export async function loadTheme(fonts: FontFaceSet): Promise<void> {
  await Promise.allSettled(firstFaces.map((face) => fonts.load(face, 'Aa†')));
}
