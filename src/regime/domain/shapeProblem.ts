import type { Parameter } from '../parameter.js';

/**
 * Why a value cannot be a value of the parameter at all, as a sentence: wrong type, not finite, not an
 * integer, an unknown text, a law that does not sum to 1 within 1e-9. Undefined when it can; the domain
 * is not looked at.
 */
export function shapeProblem(name: string, parameter: Parameter, value: unknown): string | undefined {
  switch (parameter.type) {
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : `${name} must be an integer, but is ${show(value)}.`;
    case 'real':
      return Number.isFinite(value) ? undefined : `${name} must be a finite number, but is ${show(value)}.`;
    case 'choice':
      return parameter.values.includes(value as string)
        ? undefined
        : `${name} must be one of ${parameter.values.map(show).join(', ')}, but is ${show(value)}.`;
    case 'vector':
      return listProblem(name, value);
    case 'simplex':
      return listProblem(name, value) ?? lawProblem(name, value as readonly number[]);
  }
}

function listProblem(name: string, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0)
    return `${name} must be a non-empty list of numbers, but is ${show(value)}.`;
  const at = value.findIndex((entry) => !Number.isFinite(entry));
  return at < 0 ? undefined : `${name}[${at + 1}] must be a finite number, but is ${show(value[at])}.`;
}

function lawProblem(name: string, law: readonly number[]): string | undefined {
  const at = law.findIndex((entry) => entry < 0);
  if (at >= 0) return `${name}[${at + 1}] must be at least 0, as a probability, but is ${law[at]}.`;
  const sum = law.reduce((total, entry) => total + entry, 0);
  return Math.abs(sum - 1) <= 1e-9 ? undefined : `${name} must sum to 1 (within 1e-9), but sums to ${sum}.`;
}

/** A value as a reader would type it, cut at 80 characters. */
export function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
