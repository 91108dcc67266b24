import type { Definitions } from '../expression/index.js';
import { type Stream, stream } from '../random/index.js';
import type { Assumption } from './assumption.js';
import { boxesOf } from './boxes.js';
import { allHold, type Core } from './core.js';
import { drawing } from './domain/pickValue.js';
import type { Value } from './parameter.js';
import { RegimeError } from './regimeError.js';
import { glance } from './walk.js';

/** Draws are probed until this many are in regime, ... */
const enough = 40;
/** ... or this many attempts are spent: below 1 in 100 the regime is refused. */
const attempts = 4000;

/** Throws when fewer than 1 in 100 constructive draws are in regime. */
export function probe(core: Core, construct: (stream: Stream) => readonly Value[] | undefined): void {
  if (core.assumptions.length === 0) return;
  const probing = stream('regime probe');
  let accepted = 0;
  for (let attempt = 0; attempt < attempts && accepted < enough; attempt += 1) {
    const values = construct(probing);
    if (values !== undefined && allHold(core, values)) accepted += 1;
  }
  if (accepted < enough) refuse(core, accepted);
}

function refuse(core: Core, accepted: number): never {
  const { text } = blamed(core);
  throw new RegimeError(
    accepted === 0
      ? `No point in regime was found in ${attempts} draws, mostly because of the assumption '${text}'.`
      : `Only ${accepted} of ${attempts} draws are in regime, mostly because of the assumption '${text}'; ` +
          'restate the parameters so that it holds by construction.',
  );
}

/** The assumption that fails most often over the contracted box. */
function blamed(core: Core): Assumption {
  const probing = stream('regime blame');
  const failures = core.assumptions.map(() => 0);
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const values = glance(core.boxes.pick(probing), core.parameters, drawing(probing));
    core.assumptions.forEach((assumption, at) => {
      if (values === undefined || !assumption.holds(values)) failures[at]! += 1;
    });
  }
  return core.assumptions[failures.indexOf(Math.max(...failures))]!;
}

/** Throws the sentence that says which assumption nothing satisfies. */
export function refuseEmpty({ regime, assumptions }: Core, definitions: Definitions): never {
  const isEmpty = (some: readonly Assumption[]): boolean =>
    boxesOf(regime.parameters, some, definitions).all.length === 0;
  const alone = assumptions.find((assumption) => isEmpty([assumption]));
  if (alone !== undefined)
    throw new RegimeError(`No point of the domains satisfies the assumption '${alone.text}'.`);
  const last = assumptions.findIndex((_, at) => isEmpty(assumptions.slice(0, at + 1)));
  const before = assumptions.slice(0, last).map(({ text }) => `'${text}'`);
  throw new RegimeError(
    `No point of the domains satisfies the assumption '${assumptions[last]!.text}' together with ${before.join(' and ')}.`,
  );
}
