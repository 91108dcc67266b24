/** The functions of MPFR that the checker calls, by pointers of numbers; the last argument is the rounding. */
export interface Binding {
  mpfr_t(): number;
  mpfr_init2(r: number, bits: number): void;
  mpfr_set_d(r: number, value: number, rounding: number): number;
  mpfr_set_str(r: number, text: number, base: number, rounding: number): number;
  mpfr_get_d(r: number, rounding: number): number;
  mpfr_cmp(a: number, b: number): number;
  mpfr_cmp_d(a: number, b: number): number;
  mpfr_sgn(a: number): number;
  mpfr_nan_p(a: number): number;
  mpfr_inf_p(a: number): number;
  mpfr_set(r: number, a: number, rounding: number): number;
  mpfr_set_inf(r: number, sign: number): void;
  mpfr_floor(r: number, a: number): number;
  mpfr_ceil(r: number, a: number): number;
  mpfr_pow_si(r: number, a: number, k: number, rounding: number): number;
  mpfr_mul_si(r: number, a: number, k: number, rounding: number): number;
  mpfr_div_si(r: number, a: number, k: number, rounding: number): number;
  mpfr_get_exp(a: number): number;
  readonly [name: string]: (...args: number[]) => unknown;
}

/** Rounding towards minus and plus infinity. */
export const DOWN = 3;
export const UP = 2;

let loaded: Promise<Binding> | undefined;

/**
 * MPFR with directed rounding, from the optional peer gmp-wasm, loaded on first use.
 *
 * @throws Error with one sentence when gmp-wasm is not installed.
 */
export function loadMpfr(): Promise<Binding> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Binding> {
  const name = 'gmp-wasm';
  const found = await import(name).catch(() => {
    throw new Error("checking a certificate needs MPFR: add it with 'npm install gmp-wasm'");
  });
  const { init } = found as { init: () => Promise<{ binding: unknown }> };
  return (await init()).binding as Binding;
}
