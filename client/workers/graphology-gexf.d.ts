/** The writer by itself: the package's own entry also loads a reader, which no worker can. */
declare module 'graphology-gexf/common/writer.js' {
  export { write as default } from 'graphology-gexf';
}
