import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../src/web/engine/answer.js';
import { type Question, sentenceOf } from '../../src/web/engine/question.js';
import { engine, type Reply } from '../../src/web/engine/serve.js';

const question = (relation: string, variables: string, more: Partial<Question> = {}): Question => ({
  relation,
  variables: variables.split('; '),
  assumptions: [],
  definitions: [],
  ...more,
});

function told(asked: Question): readonly Answer[] {
  const answers: Answer[] = [];
  answer(asked, (known) => answers.push(known));
  return answers;
}

const last = (asked: Question): Answer => told(asked).at(-1)!;

function refusal(asked: Question): string {
  const replies: Reply[] = [];
  engine()({ kind: 'answer', question: asked }, (reply) => replies.push(reply));
  expect(replies).toHaveLength(1);
  return replies[0]!.kind === 'refused' ? replies[0]!.sentence : '';
}

describe('the playground’s answer', () => {
  it('should refute the false neighbour of a true bound with a witness that fails', () => {
    const { verdict, witness, picture } = last(question('log(1+x) <= x - x^2/2 + x^3/4', 'x: real 0..10'));
    expect(verdict).toBe('refuted');
    const x = witness!.at.x as number;
    expect(Math.log1p(x)).toBeGreaterThan(x - (x * x) / 2 + (x * x * x) / 4);
    expect(Number(witness!.left)).toBeCloseTo(Math.log1p(x), 14);
    expect(picture).toMatchObject({ kind: 'curve' });
    const pieces = picture!.kind === 'curve' ? picture!.pieces : [];
    expect(pieces.find(({ outcome }) => outcome === 'violated')).toBeDefined();
    expect(pieces.at(-1)).toMatchObject({ outcome: 'proved', to: 10 });
  });

  it('should prove the true one and say on how many boxes', () => {
    const answers = told(question('log(1+x) <= x - x^2/2 + x^3/3', 'x: real 0..10'));
    expect(answers.map(({ stage }) => stage)).toEqual(['searched', 'decided', 'done']);
    expect(answers.at(-1)).toMatchObject({ verdict: 'proved', open: 0 });
    expect(answers.at(-1)!.boxes).toBeGreaterThan(0);
    expect(answers.at(-1)!.picture).toMatchObject({ pieces: [{ from: 0, to: 10, outcome: 'proved' }] });
  });

  it('should leave open what it can neither refute nor prove', () => {
    const { verdict, open, because } = last(question('sin(x) + cos(x) <= sqrt(2)', 'x: real 0..3'));
    expect(verdict).toBe('undecided');
    expect(open).toBeGreaterThan(0);
    expect(because).toContain('no proof either');
  });

  it('should read definitions and assumptions, and draw a plane', () => {
    const asked = { definitions: ['risk = d/(T-d-1)'], assumptions: ['T >= 2*d + 1', '  '] };
    const { verdict, picture, command } = last(
      question('risk <= 1', 'd: integer 1..40; T: integer 3..80', asked),
    );
    expect(verdict).toBe('proved');
    expect(picture).toMatchObject({ kind: 'map', map: { x: { name: 'd' }, y: { name: 'T' } } });
    expect(command).toBe(
      "holdfast check 'risk <= 1' --var 'd: integer 1..40' --var 'T: integer 3..80' --where 'T >= 2*d + 1' --let 'risk = d/(T-d-1)'",
    );
  });

  it('should draw nothing where no variable is a number, and answer nevertheless', () => {
    const { verdict, picture } = last(question('max(p) <= 1', 'p: simplex 2..3'));
    expect(verdict).not.toBe('refuted');
    expect(picture).toBeUndefined();
  });
});

describe('the playground’s refusals', () => {
  it('should show a caret under the fault and speak of no claim', () => {
    const lines = refusal(question('log(1+y) <= x', 'x: real 0..1')).split('\n');
    expect(lines[0]).toMatch(/^y is not declared/);
    expect(lines[2]!.indexOf('^')).toBe('log(1+'.length);
    expect(refusal(question('a <= x', 'x: real 0..1', { definitions: ['a = 1+'] }))).toMatch(
      /^definition of a: /,
    );
  });

  it('should say in one sentence what is missing', () => {
    expect(refusal(question(' ', 'x: real 0..1'))).toContain('no relation yet');
    expect(refusal(question('1 <= 2', ''))).toContain('No variable');
    expect(refusal(question('x <= 2', 'x real 0..1'))).toContain("has no ':'");
    expect(refusal(question('x <= 2', 'x: real 0 to 1'))).toContain('is not understood');
    expect(refusal(question('x <= 2', 'x: real 0..1', { assumptions: ['x > 3'] }))).toContain('x > 3');
  });

  it('should keep what is not about the playground as it is', () => {
    expect(sentenceOf(new Error('claim was broken'))).toBe('claim was broken');
  });
});
