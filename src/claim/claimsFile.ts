import { z } from 'zod';

const texts = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given));
const point = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number())]));

const quantity = z.strictObject({
  meaning: z.string().default(''),
  support: z
    .union([z.enum(['real', 'nonnegative', 'indicator']), z.tuple([z.string(), z.string()])])
    .default('real'),
  closed: texts.describe('one or more closed forms of the quantity'),
});

const control = z.strictObject({
  why: z.string(),
  asserts: texts.optional(),
  assumptions: z.array(z.string()).optional(),
  at: point,
});

const lemma = z.strictObject({
  forAll: z.record(z.string(), z.tuple([z.number(), z.number()])).describe('variables and their ranges'),
  given: z.array(z.string()).optional(),
  says: z.string(),
  at: z.record(z.string(), z.string()).describe("the variables' values, in the names of the claim"),
});

const declaration = z.strictObject({
  id: z.string().describe("'paper/slug', the paper in lower case"),
  title: z.string(),
  kind: z
    .enum(['identity', 'inequality', 'rate', 'limit', 'threshold', 'impossibility'])
    .default('inequality'),
  source: z
    .strictObject({
      paper: z.string().default('unpublished'),
      authors: z.string().default(''),
      year: z.number().int().default(0),
      arxiv: z.string().optional(),
      where: z.string().default(''),
      fidelity: z.enum(['text', 'restated', 'abstract', 'derived']).default('derived'),
    })
    .prefault({}),
  parameters: z.record(z.string(), z.string()).describe("name: 'real 0..10', 'integer 1..1e6 log', ..."),
  assumptions: z.array(z.string()).default([]),
  where: z.record(z.string(), z.string()).default({}),
  measures: z.record(z.string(), quantity).default({}),
  asserts: texts,
  argument: z
    .array(z.union([z.string(), lemma]))
    .optional()
    .describe('the proof in steps: each is proved with those before it assumed'),
  expected: z.enum(['holds', 'refuted']).default('holds'),
  finding: z.string().optional(),
  witnesses: z.array(point).default([]),
  controls: z.array(control).default([]),
  view: z.strictObject({ x: z.string(), y: z.string().optional() }).optional(),
  notes: z.string().optional(),
});

/** The form of a file of a user's own claims; also the source of its JSON schema. */
export const claimsFile = z.strictObject({ claims: z.array(declaration).min(1) });
