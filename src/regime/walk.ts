import type { Contractor } from './contraction/contractor.js';
import type { Leaf } from './contraction/leaf.js';
import type { Picker } from './domain/pickValue.js';
import type { IntegerParameter, Parameter, RealParameter, Value } from './parameter.js';

/**
 * Chooses a value for each parameter in the order given, contracting the rest after each choice; values by
 * position in the regime. Undefined when a choice leaves nothing for the others. What contraction cannot
 * see remains to be checked.
 */
export function walk(
  box: Contractor,
  parameters: readonly Parameter[],
  order: readonly number[],
  picker: Picker,
): Value[] | undefined {
  box.reset();
  const values: Value[] = new Array(parameters.length);
  for (const at of order) {
    const value = pick(box, at, parameters[at]!, picker);
    if (value === undefined) return undefined;
    values[at] = value;
    box.fix(at, value);
    if (box.bound[at] && !box.contract()) return undefined;
  }
  return values;
}

/** Chooses each value from the contracted box at once, without looking at the others. */
export function glance(
  box: Contractor,
  parameters: readonly Parameter[],
  picker: Picker,
): Value[] | undefined {
  box.reset();
  const values = parameters.map((parameter, at) => pickValue(box.leaves[at]!, at, parameter, picker));
  return values.includes(undefined) ? undefined : (values as Value[]);
}

function pick(box: Contractor, at: number, parameter: Parameter, picker: Picker): Value | undefined {
  const leaf = box.leaves[at]!;
  if (leaf.kind === 'list') {
    const size = picker.size(at, leaf.size.lo, leaf.size.hi);
    if (size === undefined) return undefined;
    leaf.size.lo = size;
    leaf.size.hi = size;
    if (!box.contract()) return undefined;
  }
  return pickValue(leaf, at, parameter, picker);
}

function pickValue(leaf: Leaf, at: number, parameter: Parameter, picker: Picker): Value | undefined {
  if (leaf.kind === 'text') return picker.text(at, leaf.values, leaf.open);
  if (leaf.kind === 'number')
    return picker.number(at, parameter as IntegerParameter | RealParameter, leaf.range.lo, leaf.range.hi);
  const size = picker.size(at, leaf.size.lo, leaf.size.hi);
  return size === undefined ? undefined : picker.entries(at, parameter, size, leaf.entry.lo, leaf.entry.hi);
}
