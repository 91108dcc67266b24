import type { Atom } from './atom.js';
import { coefficientsIn, constantPoly, degreeIn, type Poly, placesOf, variablePoly } from './poly.js';
import { addRatio, invertRatio, multiplyRatio, powerRatio, type Ratio, ratioOf } from './ratio.js';

/** A quotient with sqrt(u)^2 written as u, so that what is written in two ways has one name. */
export function withoutSquaredRoots(ratio: Ratio, atoms: readonly Atom[]): Ratio {
  if (!hasSquare(ratio, atoms)) return ratio;
  const top = withoutSquares(ratio.top, atoms);
  const below = [...ratio.bottom.values()].map(({ poly, power }) => {
    const square = squareOf(poly, atoms);
    const whole = square && invertRatio(powerRatio(square, Math.floor(power / 2))!);
    const plain = invertRatio(ratioOf(poly))!;
    if (whole === undefined) return powerRatio(plain, power)!;
    return multiplyRatio(whole, powerRatio(plain, power % 2)!);
  });
  return withoutSquaredRoots(below.reduce(multiplyRatio, top), atoms);
}

const squaredPlace = (p: Poly, atoms: readonly Atom[]): number | undefined =>
  placesOf(p).find((at) => atoms[at]!.square !== undefined && degreeIn(p, at) > 1);

const hasSquare = ({ top, bottom }: Ratio, atoms: readonly Atom[]): boolean =>
  squaredPlace(top, atoms) !== undefined ||
  [...bottom.values()].some(({ poly, power }) => power > 1 && squareOf(poly, atoms) !== undefined);

/** What a polynomial that is a root alone is the root of. */
function squareOf(poly: Poly, atoms: readonly Atom[]): Ratio | undefined {
  const [place] = placesOf(poly);
  return poly.size === 1 && place !== undefined ? atoms[place]!.square : undefined;
}

function withoutSquares(p: Poly, atoms: readonly Atom[]): Ratio {
  const place = squaredPlace(p, atoms);
  if (place === undefined) return ratioOf(p);
  const square = atoms[place]!.square!;
  return coefficientsIn(p, place)
    .map((part, k) => {
      const root = k % 2 === 1 ? variablePoly(place) : constantPoly(1);
      const whole = powerRatio(square, Math.floor(k / 2))!;
      return multiplyRatio(multiplyRatio(ratioOf(part), ratioOf(root)), whole);
    })
    .reduce(addRatio);
}
