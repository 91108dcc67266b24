/**
 * Eigenvalues of a symmetric tridiagonal matrix, by QL steps with implicit Wilkinson shifts. `diagonal`
 * (length n) is overwritten with them, in no particular order; `links` (length at least n - 1 and at least
 * 1; links[i] joins i and i + 1) is destroyed. `heads`, if given, is a row vector that undergoes the
 * rotations: the first unit vector becomes the first components of the eigenvectors. Errors are a few 1e-16
 * of the largest eigenvalue. Throws when 60 steps do not isolate an eigenvalue (not met with finite input).
 *
 * Source: Bowdler, Martin, Reinsch and Wilkinson, "The QR and QL algorithms for symmetric matrices", 1968.
 */
export function tridiagonalEigen(diagonal: Float64Array, links: Float64Array, heads?: Float64Array): void {
  const n = diagonal.length;
  for (let first = 0; first < n; first++) {
    for (let round = 0; ; round++) {
      const last = blockEnd(diagonal, links, first);
      if (last === first) break;
      if (round === 60)
        throw new Error('The eigenvalues of a tridiagonal matrix did not settle in 60 steps.');
      qlStep(diagonal, links, first, last, heads);
    }
  }
}

/** The last index of the unreduced block that starts at `first`. */
function blockEnd(diagonal: Float64Array, links: Float64Array, first: number): number {
  let m = first;
  for (; m < diagonal.length - 1; m++) {
    const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!);
    if (Math.abs(links[m]!) <= 1.1e-16 * size) break;
  }
  return m;
}

function qlStep(
  diagonal: Float64Array,
  links: Float64Array,
  first: number,
  last: number,
  heads: Float64Array | undefined,
): void {
  let bulge = diagonal[last]! - shiftOf(diagonal[first]!, diagonal[first + 1]!, links[first]!);
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * links[i]!;
    const b = cosine * links[i]!;
    const r = Math.hypot(f, bulge);
    links[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= carried;
      links[last] = 0;
      return;
    }
    sine = f / r;
    cosine = bulge / r;
    const g = diagonal[i + 1]! - carried;
    const t = (diagonal[i]! - g) * sine + 2 * cosine * b;
    carried = sine * t;
    diagonal[i + 1] = g + carried;
    bulge = cosine * t - b;
    if (heads) rotate(heads, i, sine, cosine);
  }
  diagonal[first]! -= carried;
  links[first] = bulge;
  links[last] = 0;
}

/** The eigenvalue of the leading 2 x 2 block nearer to its first entry. */
function shiftOf(first: number, second: number, link: number): number {
  const half = (second - first) / (2 * link);
  const root = Math.hypot(half, 1);
  return first - link / (half + (half >= 0 ? root : -root));
}

function rotate(heads: Float64Array, i: number, sine: number, cosine: number): void {
  const next = heads[i + 1]!;
  heads[i + 1] = sine * heads[i]! + cosine * next;
  heads[i] = cosine * heads[i]! - sine * next;
}
