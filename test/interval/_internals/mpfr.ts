import { init } from 'gmp-wasm';

const { binding } = await init();

/** The rounding directions of MPFR that the tests use. */
const DOWN = 3;
const UP = 2;

/** Bits carried by the reference; one rounding in the same direction leads from there to a double. */
const PRECISION = 200;

const register = (): number => {
  const r = binding.mpfr_t();
  binding.mpfr_init2(r, PRECISION);
  return r;
};

const [x, y, z] = [register(), register(), register()];

/** The two doubles next to the exact value, below and above (equal when it is a double). */
export interface Tightest {
  readonly lo: number;
  readonly hi: number;
}

type Unary = (r: number, a: number, rounding: number) => unknown;
type Binary = (r: number, a: number, b: number, rounding: number) => unknown;

function rounded(compute: (rounding: number) => unknown): Tightest {
  compute(DOWN);
  const lo = binding.mpfr_get_d(z, DOWN);
  compute(UP);
  return { lo, hi: binding.mpfr_get_d(z, UP) };
}

/** The tightest enclosure of f(a). */
export function unary(f: Unary): (a: number) => Tightest {
  return (a) => {
    binding.mpfr_set_d(x, a, 0);
    return rounded((rounding) => f(z, x, rounding));
  };
}

/** The tightest enclosure of f(a, b). */
export function binary(f: Binary): (a: number, b: number) => Tightest {
  return (a, b) => {
    binding.mpfr_set_d(x, a, 0);
    binding.mpfr_set_d(y, b, 0);
    return rounded((rounding) => f(z, x, y, rounding));
  };
}

/** MPFR itself. */
export const mpfr = binding;

/** A fresh register of `bits` bits. */
export function freshRegister(bits: number): number {
  const r = binding.mpfr_t();
  binding.mpfr_init2(r, bits);
  return r;
}

/** The enclosure of a register that is wrong by at most 2^-`bits` relative. */
export function enclosing(r: number): Tightest {
  return { lo: binding.mpfr_get_d(r, DOWN), hi: binding.mpfr_get_d(r, UP) };
}
