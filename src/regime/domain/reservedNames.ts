/** The words of the language of bounds that stand for a function or an operator: no parameter may bear one. */
export const reservedNames: ReadonlySet<string> = new Set(
  (
    'exp log log1p expm1 sqrt sin cos tan asin acos atan sinh cosh tanh log2 log10 abs min max floor ceil ' +
    'gamma lgamma digamma trigamma beta zeta erf erfc normcdf c4 sum prod size and or not true false mod xor to in'
  ).split(' '),
);
