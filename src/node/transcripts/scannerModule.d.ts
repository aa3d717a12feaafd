/** `src/scanner`, compiled; the build puts it into the bundles. */
declare module '*/scanner.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** What we use of it; Node's own types leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};
