// Runs worker.js in a thread of Node, which has the same messages under other
// names. workerData, where given, breaks it on purpose.

import { parentPort, workerData } from 'node:worker_threads';
import { built } from './built.js';

const { serve } = await import(new URL('worker.js', built).href);

serve({
  postMessage: (message) => parentPort?.postMessage(message),
  addEventListener: (_type, listener) => {
    parentPort?.on('message', (data) => {
      if (workerData?.breaksAt && data.args[0] === workerData.breaksAt) throw new Error('broken on purpose');
      listener({ data });
    });
  },
});
