/** Whether the stage can draw here. */

/** Sigma takes its programs from WebGL 2; a page without it shows table and SVG. */
export function hasWebgl(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  // Browsers allow few contexts at once: the probe must not keep one.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
