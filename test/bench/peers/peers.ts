import type { Row, Settings } from '../row.js';
import { numpyRows } from './numpy.js';
import { startPython } from './python.js';
import { searcherRows } from './searchers.js';

/** What others would use instead, side by side where it is installed. */
export async function peers(settings: Settings): Promise<Row[]> {
  const python = await startPython();
  try {
    return [...(await numpyRows(python, settings)), ...(await searcherRows(python, settings))];
  } finally {
    python?.end();
  }
}
