import pc from 'picocolors';

/** Tells how far long work has come. */
export interface Progress {
  /** One more piece is done; `note` says which. */
  readonly step: (note: string) => void;
  /** Work is over: leaves the terminal clean. */
  readonly end: () => void;
}

const WIDTH = 24;

/**
 * A bar on a terminal, one plain line for each tenth of the work elsewhere (CI). Writes to `out`, which
 * is standard error unless said otherwise, so that results on standard output stay clean.
 */
export function progress(total: number, out: NodeJS.WriteStream = process.stderr): Progress {
  return out.isTTY ? bar(total, out) : lines(total, out);
}

function bar(total: number, out: NodeJS.WriteStream): Progress {
  let done = 0;
  const draw = (note: string): void => {
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
    const head = `${pc.green('█'.repeat(filled))}${pc.dim('░'.repeat(WIDTH - filled))} ${done}/${total} `;
    const room = Math.max(0, (out.columns ?? 80) - WIDTH - String(total).length * 2 - 4);
    out.write(`\r\u001b[K${head}${pc.dim(note.slice(0, room))}`);
  };
  draw('');
  return {
    step: (note) => {
      done += 1;
      draw(note);
    },
    end: () => out.write('\r\u001b[K'),
  };
}

function lines(total: number, out: NodeJS.WriteStream): Progress {
  let done = 0;
  return {
    step: () => {
      done += 1;
      const tenth = Math.floor((10 * done) / total);
      if (tenth > Math.floor((10 * (done - 1)) / total)) out.write(`holdfast: ${done} of ${total} done\n`);
    },
    end: () => {},
  };
}
