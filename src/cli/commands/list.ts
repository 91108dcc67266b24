import pc from 'picocolors';
import type { Claim } from '../../claim/index.js';
import { loadClaims } from '../loadClaims.js';
import { select } from '../select.js';

export interface ListOptions {
  readonly json?: boolean;
  readonly findings?: boolean;
  readonly claims?: readonly string[];
}

/** Prints the catalogue, or its findings. */
export async function list(selection: readonly string[], options: ListOptions): Promise<number> {
  const chosen = select(await loadClaims(options.claims), selection).filter(
    ({ finding }) => !options.findings || finding !== undefined,
  );
  const text = options.json
    ? JSON.stringify({ format: 1, claims: chosen.map(row) }, null, 2)
    : options.findings
      ? chosen.map(findingLines).join('\n\n')
      : table(chosen);
  process.stdout.write(`${text}\n`);
  return 0;
}

function row(claim: Claim) {
  const { id, title, kind, source, expected, finding, controls } = claim;
  return {
    id,
    title,
    paper: source.paper.key,
    kind,
    fidelity: source.fidelity,
    expected,
    controls: controls.length,
    ...(finding && { finding }),
  };
}

function table(claims: readonly Claim[]): string {
  const width = Math.max(...claims.map(({ id }) => id.length));
  const lines = claims.map(
    ({ id, kind, expected, controls, title }) =>
      `${id.padEnd(width)}  ${kind.padEnd(13)} ${expected.padEnd(8)} ${String(controls.length).padStart(2)} controls  ${pc.dim(title)}`,
  );
  const refuted = claims.filter(({ expected }) => expected === 'refuted').length;
  return [...lines, '', `${claims.length} claims, ${refuted} of them readings expected to be refuted`].join(
    '\n',
  );
}

function findingLines({ id, title, source, expected, finding }: Claim): string {
  const reading = expected === 'refuted' ? 'fails' : 'holds';
  return `${pc.bold(id)} (${reading}; fidelity: ${source.fidelity})\n  ${title}\n  ${finding}`;
}
