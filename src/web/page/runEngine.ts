import type { engine, Reply, Request } from '../engine/serve.js';

/** The engine's code as one function, put there by `engine.js`. */
declare global {
  var holdfastEngine: (() => { readonly engine: typeof engine }) | undefined;
}

/** A thread that answers requests one after the other. */
export interface Engine {
  /** Asks; a request that is still being worked on is given up for the new one when `instead` is set. */
  ask(request: Request, hear: (reply: Reply) => void, instead?: boolean): void;
}

/** Where the scripts of the site lie: beside the one that is running. */
export const assets = (): string => {
  const source = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
  return source.slice(0, source.lastIndexOf('/') + 1);
};

/**
 * Loads `engine.js` and starts it in a worker. The worker's source is the text of the function that the script
 * defines, so that pages opened from a folder work too: no file is fetched. Where workers are not allowed the
 * engine runs on the page.
 */
export async function startEngine(folder: string): Promise<Engine> {
  await load(`${folder}engine.js`);
  const make = globalThis.holdfastEngine!;
  const source = `const run=(${make})().engine();onmessage=({data:{at,request}})=>{run(request,reply=>postMessage({at,reply}));postMessage({at})}`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return threaded(() => new Worker(url));
  } catch {
    return onPage(make().engine());
  }
}

let loading: Promise<void> | undefined;

function load(url: string): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.append(script);
  });
  return loading;
}

interface Asked {
  readonly at: number;
  readonly request: Request;
  readonly hear: (reply: Reply) => void;
}

function threaded(start: () => Worker): Engine {
  let worker = listen(start());
  let busy: Asked | undefined;
  let next: Asked | undefined;
  let count = 0;
  function listen(thread: Worker): Worker {
    thread.onmessage = ({ data }: MessageEvent<{ readonly at: number; readonly reply?: Reply }>) => {
      if (data.at !== busy?.at) return;
      if (data.reply !== undefined) busy.hear(data.reply);
      else begin(next);
    };
    thread.onerror = ({ message }) =>
      busy?.hear({ kind: 'refused', sentence: `The engine cannot go on: ${message}` });
    return thread;
  }
  function begin(asked: Asked | undefined): void {
    busy = asked;
    next = undefined;
    if (asked !== undefined) worker.postMessage({ at: asked.at, request: asked.request });
  }
  return {
    ask: (request, hear, instead = false) => {
      count += 1;
      next = { at: count, request, hear };
      if (busy !== undefined && instead) {
        worker.terminate();
        worker = listen(start());
        busy = undefined;
      }
      if (busy === undefined) begin(next);
    },
  };
}

const onPage = (run: ReturnType<typeof engine>): Engine => ({
  ask: (request, hear) => {
    setTimeout(() => run(request, hear));
  },
});
