/**
 * Makes the command that people try first start fast: replaces `cli/commands/check.js` of a build by one file that
 * holds all that it needs, the parser of mathjs included. Usage: node scripts/bundleCheck.mjs [dist]
 */
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const folder = resolve(process.argv[2] ?? 'dist', 'src/cli/commands');
const entry = join(folder, 'check.js');
const inlined = /^(fast-check|pure-rand|fraction\.js|decimal\.js|picocolors)(\/|$)/;
const mathjs = join(dirname(createRequire(import.meta.url).resolve('mathjs')), '../esm/expression');

/** The modules of mathjs that `src/expression/mathjs.ts` loads one by one, as imports. */
const parser = {
  name: 'parser',
  load(id) {
    if (!id.endsWith('/src/expression/mathjs.js')) return null;
    const nodes =
      'Node Accessor Array Assignment Block Conditional Constant Symbol Function FunctionAssignment Index Object Operator Parenthesis Range Relational'
        .split(' ')
        .map((word) => (word === 'Node' ? word : `${word}Node`));
    const from = (name, file) => `import { create${name} } from ${JSON.stringify(join(mathjs, file))};`;
    return [
      ...nodes.map((name) => from(name, `node/${name}.js`)),
      from('Parse', 'parse.js'),
      'let loaded;',
      'export function mathjsParse(text) { return (loaded ??= parser())(text); }',
      "const never = () => { throw new Error('mathjs parses here, and evaluates nothing'); };",
      'function parser() {',
      '  const typed = Object.assign((_, { string }) => string, { addConversion: () => {} });',
      "  const given = { config: { number: 'number' }, numeric: Number, typed, math: {}, mathWithTransform: {}, ResultSet: never, isBounded: never, size: never, subset: never };",
      ...nodes.map((name) => `  given.${name} = create${name}(given);`),
      '  return createParse(given);',
      '}',
    ].join('\n');
  },
};

/** Files are found relative to the module that names them, wherever it ends up. */
const urls = {
  name: 'urls',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    const here = JSON.stringify(`./${relative(folder, id)}`);
    return code.replaceAll('import.meta.url', `new URL(${here}, import.meta.url).href`);
  },
};

const isExternal = (id) => !/^[./\0]/.test(id) && !inlined.test(id);
const bundle = await rolldown({
  input: entry,
  platform: 'node',
  external: isExternal,
  plugins: [parser, urls],
});
await bundle.write({ file: entry, format: 'esm', codeSplitting: false, minify: true });
await bundle.close();
