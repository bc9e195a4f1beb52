/** How far a long run is: one line that is written over in a terminal, or else a line now and then. */
export interface Progress {
  /** One more is done. */
  readonly step: (isMiss: boolean) => void;
  /** Removes the line, so that something else can be written. */
  readonly clear: () => void;
}

/** Milliseconds between two lines where no terminal shows them. */
const PAUSE = 15_000;

/** The progress of so many seeds, told on the standard error with what is left at the pace so far. */
export function makeProgress(total: number): Progress {
  const isTerminal = process.stderr.isTTY;
  const start = performance.now();
  let [done, missed, told] = [0, 0, start];
  return {
    step: (isMiss) => {
      done++;
      if (isMiss) missed++;
      const now = performance.now();
      const line = `${done} of ${total} seeds, ${missed} missed, ${leftOf(((now - start) / done) * (total - done))} left`;
      if (isTerminal) process.stderr.write(`\r\u001b[K${line}`);
      else if (now - told >= PAUSE) {
        told = now;
        process.stderr.write(`${line}\n`);
      }
    },
    clear: () => {
      if (isTerminal) process.stderr.write('\r\u001b[K');
    },
  };
}

/** A stretch of time as people say it: 40 s, 7 min. */
function leftOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
