/** The progress of a load: what is done, how fast, and how long it still takes. */
import type { LoadReport } from '../neo4j/loader.ts';

const STEPS: Readonly<Record<LoadReport['step'], string>> = {
  clear: 'deleting what is there',
  write: 'writing',
  remove: 'looking for what is gone',
  index: 'making indexes',
  verify: 'reading it back',
};

/** Where nobody watches a line change, a line is printed this often, in milliseconds. */
const EVERY_MS = 5_000;
const EVERY_AT_TERMINAL_MS = 200;

interface Out {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** One line of progress. `seconds` since the step began, `already` what was done when it did. */
export function progressLine({ step, done, total }: LoadReport, seconds: number, already: number): string {
  const rate = seconds > 0 ? (done - already) / seconds : 0;
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  const left = rate > 0 && done < total ? `, ${duration((total - done) / rate)} left` : '';
  const speed = rate > 0 ? `, ${Math.round(rate)} a second${left}` : '';
  return `${STEPS[step]}: ${done} of ${total} (${percent}%)${speed}`;
}

export class LoadProgress {
  readonly #out: Out;
  readonly #now: () => number;
  #step: LoadReport['step'] | null = null;
  #began = 0;
  #already = 0;
  #printed = -Infinity;

  constructor(out: Out, now: () => number) {
    this.#out = out;
    this.#now = now;
  }

  hear(report: LoadReport): void {
    const now = this.#now();
    if (report.step !== this.#step) {
      this.end();
      this.#step = report.step;
      this.#began = now;
      this.#already = report.done;
      this.#printed = -Infinity;
    }
    const pause = this.#out.isTTY === true ? EVERY_AT_TERMINAL_MS : EVERY_MS;
    if (now - this.#printed < pause && report.done < report.total) return;
    this.#printed = now;
    const line = progressLine(report, (now - this.#began) / 1000, this.#already);
    this.#out.write(this.#out.isTTY === true ? `\r\u001b[K${line}` : `${line}\n`);
  }

  /** Ends the line that is being rewritten. */
  end(): void {
    if (this.#step !== null && this.#out.isTTY === true) this.#out.write('\n');
    this.#step = null;
  }
}
