// The ten functions that a Go module for wasip1 imports, as little as its
// runtime needs: a clock, random numbers, and somewhere to say why it stops.
// There are no files, no arguments and no network to reach, and the environment is
// what is written here.
// (node:wasi of Node 20 crashed at exit after memory had grown, and browsers
// have none.)

/**
 * Go's collector would come several times while the first engine is made, for nothing:
 * it comes when memory in use has grown by GOGC per cent, at first by that of 4 MB. From
 * the limit on, where that would ask for all there is, it comes as often as it must.
 */
const ENVIRONMENT = ['GOGC=400', 'GOMEMLIMIT=2GiB'];

const SUCCESS = 0;
const NO_SUCH_FILE = 8;

/**
 * Makes the imports of one instance.
 *
 * @returns {{imports: WebAssembly.Imports, attach: (memory: WebAssembly.Memory) => void, said: () => string}}
 *   imports for WebAssembly.instantiate; attach, to be called with the instance's
 *   memory before anything else of it; said, which gives what the module wrote
 *   (Go writes only why it stops)
 */
export function makeImports() {
  /** @type {WebAssembly.Memory} */
  let memory;
  let said = '';
  const decoder = new TextDecoder();
  const view = () => new DataView(memory.buffer);

  /** Writes two zeros: how many strings there are, and how long they are. */
  const none = (/** @type {number} */ count, /** @type {number} */ size) => {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return SUCCESS;
  };

  const environment = ENVIRONMENT.map((entry) => new TextEncoder().encode(`${entry}\0`));

  const stubs = {
    args_get: () => SUCCESS,
    args_sizes_get: none,
    environ_get: (/** @type {number} */ places, /** @type {number} */ start) => {
      let at = start;
      for (const [i, entry] of environment.entries()) {
        view().setUint32(places + 4 * i, at, true);
        new Uint8Array(memory.buffer, at, entry.length).set(entry);
        at += entry.length;
      }
      return SUCCESS;
    },
    environ_sizes_get: (/** @type {number} */ count, /** @type {number} */ size) => {
      view().setUint32(count, environment.length, true);
      view().setUint32(size, environment.reduce((sum, entry) => sum + entry.length, 0), true);
      return SUCCESS;
    },
    sched_yield: () => SUCCESS,
    clock_time_get: (/** @type {number} */ clock, /** @type {bigint} */ _precision, /** @type {number} */ at) => {
      const milliseconds = clock === 0 ? Date.now() : performance.now();
      view().setBigUint64(at, BigInt(Math.round(milliseconds * 1e6)), true);
      return SUCCESS;
    },
    random_get: (/** @type {number} */ at, /** @type {number} */ size) => {
      // getRandomValues gives at most 65,536 bytes at a time.
      for (let done = 0; done < size; done += 65536) {
        crypto.getRandomValues(new Uint8Array(memory.buffer, at + done, Math.min(65536, size - done)));
      }
      return SUCCESS;
    },
    // Go sleeps here while it waits for another of its own threads. There are
    // none, so it may wake at once.
    poll_oneoff: (/** @type {number} */ _in, /** @type {number} */ _out, /** @type {number} */ _count, /** @type {number} */ events) => {
      view().setUint32(events, 0, true);
      return SUCCESS;
    },
    fd_write: (/** @type {number} */ _file, /** @type {number} */ pieces, /** @type {number} */ count, /** @type {number} */ written) => {
      let total = 0;
      for (let i = 0; i < count; i++) {
        const at = view().getUint32(pieces + 8 * i, true);
        const size = view().getUint32(pieces + 8 * i + 4, true);
        if (said.length < 4096) said += decoder.decode(new Uint8Array(memory.buffer, at, size));
        total += size;
      }
      view().setUint32(written, total, true);
      return SUCCESS;
    },
    proc_exit: (/** @type {number} */ code) => {
      throw new Error(`the module ended with code ${code}`);
    },
  };

  return {
    // The full module also asks for files; to each question it hears that there are none.
    imports: { wasi_snapshot_preview1: new Proxy(stubs, { get: (all, name) => Reflect.get(all, name) ?? (() => NO_SUCH_FILE) }) },
    attach: (given) => { memory = given; },
    said: () => said,
  };
}
