import { type Frontier, type FrontierMark, frontierSvg } from '../../prove/index.js';
import type { Picture } from '../engine/picture.js';
import { drawCurve } from './drawCurve.js';

/** A point of a picture with a word for it. */
export interface Mark {
  readonly word: string;
  readonly at: Readonly<Record<string, unknown>>;
}

/** The picture as SVG, with a title and a description for those who do not see it. */
export function drawPicture(picture: Picture, mark?: Mark): string {
  return picture.kind === 'curve'
    ? drawCurve(picture, mark)
    : frontierSvg(picture.map, { ...markOn(picture.map, mark), isStyled: false });
}

/** The point as a mark of the map, where both axes have a number for it. */
function markOn({ x, y }: Frontier, mark: Mark | undefined): { readonly mark?: FrontierMark } {
  const [along, up] = [mark?.at[x.name], mark?.at[y.name]];
  return mark !== undefined && typeof along === 'number' && typeof up === 'number'
    ? { mark: { word: mark.word, x: along, y: up } }
    : {};
}
