import type { Atom } from './atom.js';
import { coefficientsIn, constantPoly, degreeIn, type Poly, placesOf, variablePoly } from './poly.js';
import { addRatio, invertRatio, multiplyRatio, powerRatio, type Ratio, ratioOf } from './ratio.js';

/** A quotient with sqrt(u)^2 written as u, so that what is written in two ways has one name. */
export function withoutSquaredRoots(ratio: Ratio, atoms: readonly Atom[]): Ratio {
  const top = withoutSquares(ratio.top, atoms);
  const below = [...ratio.bottom.values()].map(({ poly, power }) => {
    const [place] = placesOf(poly);
    const square = poly.size === 1 && place !== undefined ? atoms[place]!.square : undefined;
    const whole = square && invertRatio(powerRatio(square, Math.floor(power / 2))!);
    const plain = invertRatio(ratioOf(poly))!;
    if (whole === undefined) return powerRatio(plain, power)!;
    return multiplyRatio(whole, powerRatio(plain, power % 2)!);
  });
  return below.reduce(multiplyRatio, top);
}

function withoutSquares(p: Poly, atoms: readonly Atom[]): Ratio {
  const place = placesOf(p).find((at) => atoms[at]!.square !== undefined && degreeIn(p, at) > 1);
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
