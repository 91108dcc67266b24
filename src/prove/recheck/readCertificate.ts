import { z } from 'zod';
import type { Certificate } from '../certificate.js';

const number = z.number();
const node: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.tuple([z.int().nonnegative(), number, node, node])]),
);
const proof: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ boxes: node, of: z.array(z.string()) }),
    z.strictObject({ rule: z.string(), says: z.string(), parts: z.array(proof).min(1) }),
  ]),
);
const comparison = z.enum(['<=', '<', '>=', '>', '=']);
const relation = { left: z.string(), comparison, right: z.string() };
const end = number.nullable();
const lemma = z.strictObject({
  ...relation,
  general: z
    .strictObject({
      ...relation,
      given: z.array(z.string()),
      variables: z.array(z.tuple([z.string(), end, end, z.string()])),
    })
    .optional(),
  proof,
});
const scalar = z.strictObject({
  type: z.enum(['integer', 'real']),
  min: number,
  max: number,
  scale: z.enum(['linear', 'log']),
});
const size = z.tuple([z.int(), z.int()]);
const parameter = z.union([
  scalar,
  z.strictObject({ type: z.literal('choice'), values: z.array(z.string()) }),
  z.strictObject({
    type: z.literal('vector'),
    size,
    min: number,
    max: number,
    scale: z.enum(['linear', 'log']),
  }),
  z.strictObject({ type: z.literal('simplex'), size }),
]);
const texts = z.array(z.string());
const shape = z.strictObject({
  format: z.literal(3),
  kind: z.literal('holdfast certificate'),
  claim: z.string(),
  relation: z.string(),
  left: z.string(),
  comparison,
  right: z.string(),
  parameters: z.record(z.string(), parameter),
  assumptions: texts,
  covered: z.string(),
  sources: texts,
  laws: texts,
  steps: texts,
  cases: z
    .array(
      z.strictObject({
        choices: z.record(z.string(), z.string()),
        sizes: z.record(z.string(), z.int()),
        variables: z.array(z.tuple([z.string(), number, number, z.enum(['whole', 'real'])])),
        left: z.string(),
        right: z.string(),
        assumptions: texts,
        substitutions: z.array(z.tuple([z.string(), z.string()])),
        lemmas: z.array(lemma),
        proof,
      }),
    )
    .min(1),
});

/**
 * The certificate that a text holds.
 *
 * @throws Error with one sentence for texts that are cut off, no certificates, or of another format.
 */
export function readCertificate(text: string): Certificate {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is cut off or no JSON');
  }
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'holdfast certificate') throw new Error('it is no certificate of holdfast');
  const found = shape.safeParse(value);
  if (found.success) return found.data as unknown as Certificate;
  const issue = found.error.issues[0]!;
  throw new Error(`it is not whole: ${issue.path.join('.') || 'the certificate'}: ${issue.message}`);
}
