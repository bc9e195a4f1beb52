declare module '*.wasm?url' {
  const address: string;
  export default address;
}

declare module '*?worker&inline' {
  const Inline: new () => Worker;
  export default Inline;
}
