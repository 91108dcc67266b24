import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of a guide: what stands after the fence, and the text in it. */
export interface Block {
  /** 'sh', 'output', or the language of a file. */
  readonly kind: string;
  /** The file that the block is saved as; empty for other blocks. */
  readonly file: string;
  readonly text: string;
}

/** A guide taken apart. */
export interface Guide {
  readonly blocks: readonly Block[];
  /** The sentences: no blocks, no code between backticks, no addresses. */
  readonly prose: string;
  /** What stands between backticks. */
  readonly codes: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
}

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const FENCE = /^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm;
const CODE = /`([^`\n]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;

/** Reads a guide of docs/. */
export function readGuide(name: string): Guide {
  const whole = readFileSync(`${ROOT}docs/${name}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const blocks = [...whole.matchAll(FENCE)].map(
    ([, kind, file, text]): Block => ({ kind: kind!, file: file!, text: text! }),
  );
  const text = whole.replace(FENCE, '');
  return {
    blocks,
    prose: text.replace(CODE, '').replace(LINK, ']'),
    codes: [...text.matchAll(CODE)].map(([, code]) => code!),
    links: [...text.matchAll(LINK)].map(([, target]) => target!),
  };
}

/** A line of a block of commands: what is run, and the exit code that the comment after it names (else 0). */
export interface Command {
  readonly run: string;
  readonly exit: number;
}

export function commandsOf(text: string): readonly Command[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const found = /^(.*?)\s+# exit (\d)$/.exec(line);
      return found ? { run: found[1]!, exit: Number(found[2]) } : { run: line, exit: 0 };
    });
}

/** The numerals of a text, each once. */
export const numeralsOf = (text: string): ReadonlySet<string> =>
  new Set(text.match(/(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []);
