// nutgraf in WebAssembly: summaries, keywords and one-line gists of any text, in a browser, in Node and wherever else
// WebAssembly runs. nutgraf.d.ts says what there is.

/** What a text or an option cannot be used for. */
export class NutgrafError extends Error {
  name = 'NutgrafError';
}

export class Nutgraf {
  #module;
  #instance;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
    this.#start();
  }

  summarize(text, options) { return this.#ask('summarize', text, options); }
  keywords(text, options) { return this.#ask('keywords', text, options); }
  gist(text, options) { return this.#ask('gist', text, options); }
  split(text, options) { return this.#ask('split', text, options); }
  report(text, options) { return this.#ask('report', text, options); }

  #start() {
    this.#instance = new WebAssembly.Instance(this.#module).exports;
  }

  // One request: a line of JSON, then the text.
  #ask(name, text, options = {}) {
    if (typeof text !== 'string') throw new TypeError(`the text has to be a string, not ${text === null ? 'null' : typeof text}`);
    const request = new TextEncoder().encode(`${JSON.stringify({ function: name, options })}\n${text}`);
    let reply;
    try {
      const { memory, room, answer } = this.#instance;
      const start = room(request.length) >>> 0;
      new Uint8Array(memory.buffer).set(request, start);
      const place = BigInt.asUintN(64, answer());
      const [from, length] = [Number(place & 0xffffffffn), Number(place >> 32n)];
      reply = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, from, length)));
      room(0);
    } catch (cause) {
      // Memory that has run out does not come back, and what a fault leaves behind is not used again.
      this.#start();
      throw new NutgrafError('the text is too long for the memory there is, or nutgraf has a fault: please report it', { cause });
    }
    if (reply.error !== undefined) throw new NutgrafError(reply.error);
    return reply.done;
  }
}

/** Loads nutgraf: from the file beside this one, or from an address, a response, bytes or a module. */
export async function load(source = new URL('nutgraf.wasm', import.meta.url)) {
  return new Nutgraf(await compiled(await source));
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return WebAssembly.compile(source);
  if (typeof Response === 'function' && source instanceof Response) return fromResponse(source);
  const address = String(source);
  if (address.startsWith('file:')) {
    const { readFile } = await import('node:fs/promises');
    return WebAssembly.compile(await readFile(new URL(address)));
  }
  return fromResponse(await fetch(address));
}

// A server may not know what kind of file it is, and then it cannot be compiled as it comes.
async function fromResponse(response) {
  if (!response.ok) throw new NutgrafError(`nutgraf.wasm cannot be loaded: ${response.status} ${response.statusText}`);
  const type = response.headers.get('content-type') ?? '';
  return type.startsWith('application/wasm') ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
