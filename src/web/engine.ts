export { engine } from './engine/serve.js';
