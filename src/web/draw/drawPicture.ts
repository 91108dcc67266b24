import { frontierSvg } from '../../prove/index.js';
import type { Picture } from '../engine/picture.js';
import { drawCurve } from './drawCurve.js';

/** A point of a picture with a word for it. */
export interface Mark {
  readonly word: string;
  readonly at: Readonly<Record<string, unknown>>;
}

/** The picture as SVG, with a title and a description for those who do not see it. */
export function drawPicture(picture: Picture, mark?: Mark): string {
  return picture.kind === 'curve' ? drawCurve(picture, mark) : frontierSvg(picture.map);
}
