import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileClaim } from '../../src/claim/index.js';
import { ExpressionError } from '../../src/expression/index.js';
import { readCondition, readField } from '../../src/guard/hold/mapping.js';
import { GuardError, type Holding, hold, openTable, readConfig, readShape } from '../../src/guard/index.js';
import { claims } from './fixtures/kazdan.js';

const replace = compileClaim(claims[0]!);
const folder = mkdtempSync(join(tmpdir(), 'guard-fuzz-'));
/** Inputs of all kinds together. */
const INPUTS = process.env.HOLDFAST_LONG === undefined ? 2000 : 10_000;
const share = (part: number) => ({ numRuns: Math.ceil(INPUTS * part), seed: 5 });

/** Words that reach for the machine when anything evaluates them. */
const hostile = fc.constantFrom(
  'constructor',
  '__proto__',
  'prototype',
  'process',
  'process.exit(1)',
  'globalThis',
  'require("fs")',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'this',
  'eval',
  'Function("return 1")()',
  'import("fs")',
  '$'.concat('{1}'),
  '`x`',
  '=cmd|calc',
  '__defineGetter__',
  'x.constructor.constructor("owned=1")()',
  '(()=>globalThis.owned=1)()',
  '!!js/function',
  '1e999',
  '-1e-999',
  '\u202e',
  '\ud800',
  '\0',
  'NaN',
  'Infinity',
);
const word = fc.oneof(
  hostile,
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.double().map(String),
  fc.constantFrom(
    '',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '#',
    '1,5',
    'seed',
    't',
    'v',
    '1',
    '0.5',
  ),
);
const soup = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
const cells = fc
  .array(fc.array(word, { minLength: 1, maxLength: 5 }), { maxLength: 12 })
  .map((rows) => rows.map((row) => row.join(',')).join('\n'));
const headed = cells.map((rows) => `seed,t,v,__proto__,constructor\n${rows}`);
const tidy = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }), word), { maxLength: 12 })
  .map((rows) => `seed,t,v\n${rows.map((row) => row.join(',')).join('\n')}`);

/** Refusals that a user may see: one sentence, no trace. */
function refusal(error: unknown): void {
  const isOurs =
    error instanceof GuardError ||
    error instanceof ExpressionError ||
    (error instanceof Error && error.name === 'RegimeError');
  if (!isOurs) throw error;
  expect((error as Error).message).not.toMatch(/\n\s+at /);
  expect((error as Error).message.length).toBeLessThan(30_000);
}

const holding: Holding = {
  name: 'fuzz',
  claim: replace,
  mapping: {
    map: { t: 't', fittedVariance: 'v', sigma2: 'v@0' },
    set: { n: 20, ddof: 0 },
    where: [],
    replicate: 'seed',
  },
  expect: 'holds',
};

async function holdFile(name: string, text: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  try {
    const table = await openTable(path);
    for (const batch of table.batches(table.columns)) expect(batch.count).toBeGreaterThan(0);
    hold(holding, table, { alpha: 1e-3 });
  } catch (error) {
    refusal(error);
  }
}

const untouched = (): void => {
  expect((globalThis as { owned?: unknown }).owned).toBeUndefined();
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
};

describe(`hostile input, ${INPUTS} in all`, () => {
  it('should be refused in one sentence, or read, as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, headed, tidy), (text) => holdFile('x.csv', text)),
      share(0.3),
    );
    untouched();
  }, 900_000);

  it('should be refused in one sentence, or read, as JSON and JSON lines', async () => {
    const json = fc.oneof(
      fc.json(),
      fc
        .array(fc.record({ seed: fc.nat(3), t: fc.nat(4), v: fc.oneof(fc.double(), word) }))
        .map((rows) => JSON.stringify(rows)),
      soup,
      fc.constantFrom(
        '{"__proto__":{"polluted":1},"seed":[1,2],"t":[1,2],"v":[1,2]}',
        '[{"constructor":{"prototype":{"polluted":1}}}]',
        '['.repeat(5000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(json, (text) => holdFile('x.json', text)),
      share(0.15),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 4 }), (lines) => holdFile('x.jsonl', lines.join('\n'))),
      share(0.1),
    );
    untouched();
  }, 900_000);

  it('should be refused in one sentence, or read, as YAML', async () => {
    const yaml = fc.oneof(
      soup,
      fc
        .tuple(word, word, word)
        .map(
          ([a, b, c]) =>
            `guard:\n  - file: ${a}\n    claims: [${b}]\n    map: {${c}: ${a}, __proto__: {polluted: 1}}\n`,
        ),
      fc.constantFrom(
        'a: &a [*a]',
        'guard: !!js/function "function(){}"',
        `a: &a [1]\n${Array.from({ length: 200 }, (_, i) => `b${i}: [*a, *a]`).join('\n')}`,
      ),
    );
    const path = join(folder, 'holdfast.yaml');
    await fc.assert(
      fc.asyncProperty(yaml, async (text) => {
        writeFileSync(path, text);
        await readConfig(path).catch(refusal);
      }),
      share(0.2),
    );
    untouched();
  }, 900_000);

  it('should be refused in one sentence, or read, as mappings, conditions and shapes', () => {
    const columns = ['seed', 't', 'v', 'constructor', '__proto__', 'a b'];
    fc.assert(
      fc.property(
        fc.oneof(
          word,
          soup,
          fc.tuple(word, fc.constantFrom('+', '=', '@', '<='), word).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const read of [
            () => readField(text, columns, 'here').number([1, 2, 3, 4, 5]),
            () => readCondition(text, columns).holds(1, () => 'x'),
            () => readShape(text),
          ]) {
            try {
              read();
            } catch (error) {
              refusal(error);
            }
          }
        },
      ),
      share(0.2),
    );
    untouched();
  }, 900_000);

  it('should be refused in one sentence, or held, as names of a mapping', async () => {
    writeFileSync(join(folder, 'ok.csv'), 'seed,t,v\n1,0,1\n1,1,0.9\n');
    const table = await openTable(join(folder, 'ok.csv'));
    fc.assert(
      fc.property(word, word, (name, value) => {
        const mapping = {
          ...holding.mapping,
          map: { ...holding.mapping.map, ...Object.fromEntries([[name, value]]) },
        };
        try {
          hold({ ...holding, mapping }, table, { alpha: 1e-3 });
        } catch (error) {
          refusal(error);
        }
      }),
      share(0.05),
    );
    untouched();
  }, 900_000);
});
