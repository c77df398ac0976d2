/** Follows the life of a canvas's graphics: whole, lost, or lost for longer than the browser usually takes. */
export type GraphicsState = 'whole' | 'lost' | 'stuck';

/** Browsers give the graphics back within a second or two, or not at all. */
export const STUCK_AFTER_MS = 4000;

/** @returns Stops watching. */
export function watchContext(canvas: HTMLCanvasElement, onChange: (state: GraphicsState) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = (event: Event) => {
    // without this the browser never gives them back
    event.preventDefault();
    onChange('lost');
    clearTimeout(timer);
    timer = setTimeout(() => onChange('stuck'), STUCK_AFTER_MS);
  };
  const restored = () => {
    clearTimeout(timer);
    onChange('whole');
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    clearTimeout(timer);
    canvas.removeEventListener('webglcontextlost', lost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
}

/** Whether this browser can draw the head at all. */
export function hasWebGl2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    // given back at once: browsers allow few at a time
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
