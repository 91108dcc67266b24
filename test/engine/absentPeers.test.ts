import { describe, expect, it, vi } from 'vitest';
import { mapOnQueue, serveQueue } from '../../src/engine/index.js';

vi.mock('bullmq', () => {
  throw new Error('Cannot find package');
});

const address = { redis: 'redis://127.0.0.1:1', name: 'test', root: new URL('file:///nowhere/') };
const sentence = 'the queue needs two optional packages; install them with: npm install bullmq ioredis';

describe('a queue without its optional peers', () => {
  it('should be refused in a sentence that says what to install', async () => {
    const work = { module: new URL('file:///nowhere/task.js'), tasks: [1] };
    await expect(mapOnQueue(work, address)).rejects.toThrow(sentence);
    await expect(serveQueue(address)).rejects.toThrow(sentence);
  });
});
