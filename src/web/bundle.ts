import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Makes the browser's scripts from the compiled modules beside this one: `engine.js` (the engine as a function
 * that a page or a worker calls), `playground.js` and `explorer.js`, classic scripts that work from a folder.
 * They and their style sheets go where the site finds its assets, beside those that are copied as they are.
 * Part of the build, started in the root of the repository: node dist/src/web/bundle.js
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const ASSETS = join(HERE, '..', 'report', 'site', 'assets');
/** What is not compiled is read from the source folders. */
const SHEETS = join('src', 'web', 'style');
const STATIC = join('src', 'report', 'site', 'assets');

cpSync(STATIC, ASSETS, { recursive: true });
await write(
  'engine.js',
  `globalThis.holdfastEngine=function(){${await bundled('engine', 'module')}return module};`,
);
for (const name of ['playground', 'explorer']) {
  await write(`${name}.js`, await bundled(name));
  copyFileSync(join(SHEETS, `${name}.css`), join(ASSETS, `${name}.css`));
}

async function write(name: string, code: string): Promise<void> {
  writeFileSync(join(ASSETS, name), `${code}\n`);
  process.stdout.write(`${name} ${Math.ceil(code.length / 1000)} kB\n`);
}

/** One script with everything that the module uses; `name` is the variable that gets its exports. */
async function bundled(entry: string, name?: string): Promise<string> {
  const bundle = await rolldown({
    input: join(HERE, `${entry}.js`),
    platform: 'browser',
    treeshake: { moduleSideEffects: (id) => id.startsWith(HERE) },
    plugins: [{ name: 'parser', resolveId: parserOfPages }],
    external: isBuiltin,
  });
  const { output } = await bundle.generate({
    format: 'iife',
    minify: true,
    codeSplitting: false,
    ...(name !== undefined && { name }),
  });
  const { code, imports } = output[0];
  if (imports.length > 0) throw new Error(`${entry}: a page cannot import ${imports.join(', ')}`);
  return code.trim();
}

/** In a page the parser comes from the part of mathjs that parses; the library itself loads it from a file. */
function parserOfPages(id: string, from: string | undefined): string | undefined {
  const isParser =
    id.endsWith('/mathjs.js') && from !== undefined && /[\\/]src[\\/]expression[\\/]/.test(from);
  return isParser ? join(HERE, 'engine', 'mathjs.js') : undefined;
}
