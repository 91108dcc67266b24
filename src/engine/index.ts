export { mapTasks, type Work } from './mapTasks.js';
