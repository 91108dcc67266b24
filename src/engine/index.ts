export { mapTasks, type Work } from './mapTasks.js';
export { mergeParts, type Part } from './mergeParts.js';
export { readShard, type Shard, tasksOf } from './shard.js';
