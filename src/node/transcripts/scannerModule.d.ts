/** `src/scanner`, compiled; the build puts it into the bundle. */
declare module 'scanner.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** What we use of it; it is in no version of Node's types that we could take. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Global {
    readonly value: number;
  }
}
