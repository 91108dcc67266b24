export { mapOnQueue, type QueueOptions } from './mapOnQueue.js';
export { mapTasks, type Work } from './mapTasks.js';
export { mergeParts, type Part } from './mergeParts.js';
export { packed, unpacked } from './packed.js';
export { publicAddress, type QueueAddress } from './redis.js';
export { type ServeOptions, type Server, serveQueue } from './serveQueue.js';
export { readShard, type Shard, tasksOf } from './shard.js';
