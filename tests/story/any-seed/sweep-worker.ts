import { parentPort } from 'node:worker_threads';
import { holdWorld } from './hold-world.ts';

// A seed comes in, its outcome goes out.
parentPort?.on('message', (seed: string) => {
  void holdWorld(seed).then((outcome) => parentPort?.postMessage(outcome));
});
