#!/usr/bin/env node
import module from 'node:module';
import { run } from './run.js';

// Compiled code is kept between runs where Node can (from 22.8 on).
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
process.exitCode = await run(process.argv.slice(2));
