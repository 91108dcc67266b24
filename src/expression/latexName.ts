const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega ' +
  'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega pi';
const COMMANDS: ReadonlySet<string> = new Set(GREEK.split(' '));

/** A name of a parameter as LaTeX: base and the indices below it. `T_step`, `n0`, `sigma0` have one each. */
export function splitName(name: string): { readonly base: string; readonly indices: readonly string[] } {
  const [head = '', ...parts] = name.split('_');
  const [, letters = '', digits = ''] = /^([A-Za-z]+)(\d*)$/.exec(head) ?? [];
  if (letters === '' || parts.includes(''))
    return { base: `\\mathrm{${name.replaceAll('_', '\\_')}}`, indices: [] };
  return { base: symbol(letters), indices: [...(digits === '' ? [] : [digits]), ...parts.map(subscript)] };
}

/** A name as LaTeX, with further indices after its own. */
export function latexName(name: string, further: readonly string[] = []): string {
  const { base, indices } = splitName(name);
  const all = [...indices, ...further];
  return all.length === 0 ? base : `${base}_{${all.join(',')}}`;
}

function symbol(letters: string): string {
  if (COMMANDS.has(letters)) return `\\${letters}`;
  return letters.length === 1 ? letters : `\\mathrm{${letters}}`;
}

function subscript(part: string): string {
  const [, letters = '', digits = ''] = /^([A-Za-z]*)(\d*)$/.exec(part) ?? [];
  return `${letters === '' ? '' : symbol(letters)}${digits}`;
}
