import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Puts the compiled module of a command and all modules of ours that it uses into one file, in its place: of
 * the time of a short `holdfast check` half went into finding and reading hundreds of modules. Packages stay
 * imports. Part of the build, after the compiler: node dist/src/cli/bundle.js
 */
const COMMANDS = join(fileURLToPath(new URL('.', import.meta.url)), 'commands');
const NAMES = ['check'];

for (const name of NAMES) await bundle(join(COMMANDS, `${name}.js`));

async function bundle(file: string): Promise<void> {
  const bundled = await rolldown({
    input: file,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    // Modules of ours do nothing by being imported.
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundled.generate({ format: 'esm', codeSplitting: false });
  writeFileSync(file, output[0].code);
  rmSync(`${file}.map`, { force: true });
}
