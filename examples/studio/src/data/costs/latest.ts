/**
 * Runs something a moment after it was last asked for, one run at a time. What is asked during a run is done
 * once more after it, so that a slider that is dragged leaves no queue behind.
 */
export function latest(run: () => Promise<void>, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const go = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await run();
      } while (again);
    } finally {
      running = false;
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), wait);
  };
}
