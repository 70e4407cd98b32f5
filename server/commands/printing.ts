/** What commands say: answers to standard output, everything else to standard error. */

/** Prints a line of an answer. */
export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a line that is no answer. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}
