import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { engine as Engine, Reply, Request } from '../../src/web/engine/serve.js';
import { isBuilt, MAIN } from '../e2e/guardCommand.js';

const ASSETS = join(dirname(MAIN), '../report/site/assets');
const script = (name: string): string => readFileSync(join(ASSETS, `${name}.js`), 'utf8');

/** The bundled engine in a world that has nothing of Node, and of a page only its clock. */
function bundledEngine(): ReturnType<typeof Engine> {
  const world = { setTimeout, clearTimeout } as { holdfastEngine?: () => { engine: typeof Engine } };
  runInNewContext(script('engine'), world);
  return world.holdfastEngine!().engine();
}

describe.skipIf(!isBuilt)(`the bundled scripts${isBuilt ? '' : ' (skipped: nothing is built)'}`, () => {
  it('should refute and prove without Node', () => {
    const run = bundledEngine();
    const verdict = (relation: string): string | undefined => {
      const replies: Reply[] = [];
      const question = { relation, variables: ['x: real 0..10'], assumptions: [], definitions: [] };
      const request: Request = { kind: 'answer', question };
      run(request, (reply) => replies.push(reply));
      const last = replies.at(-1)!;
      return last.kind === 'answer' ? last.answer.verdict : JSON.stringify(last);
    };
    expect(verdict('log(1+x) <= x - x^2/2 + x^3/4')).toBe('refuted');
    expect(verdict('log(1+x) <= x - x^2/2 + x^3/3')).toBe('proved');
  });

  it('should ask for no module of Node and send nothing away', () => {
    const reaching = /(?<![.\w])(?:require|import|fetch)\(|['"`]node:|XMLHttpRequest|WebSocket/g;
    for (const name of ['engine', 'playground', 'explorer'])
      expect(script(name).match(reaching), name).toBeNull();
  });

  it('should stay small enough to be sent with a page', () => {
    expect(script('engine').length + script('playground').length).toBeLessThan(480_000);
    expect(script('explorer').length).toBeLessThan(20_000);
  });
});
