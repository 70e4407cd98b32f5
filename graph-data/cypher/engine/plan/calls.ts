/** What aggregating calls look at: each row, what rows hold, or only which values there are. */
import type { AggregateCall, Analysis } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';

/** Whether a call counts the rows, by itself or by something that every row has. */
export function countsRows({ call }: AggregateCall, analysis: Analysis, brought: readonly (Slot | null)[]): boolean {
  if (call.kind === 'CountStar') return true;
  const [argument] = call.args;
  if (call.name.toLowerCase() !== 'count' || call.distinct || argument?.kind !== 'Variable') return false;
  return brought.includes(analysis.slotOf[argument.id] ?? null);
}

/** Whether an aggregating call does not care how often a value comes. */
export function ignoresRepeats(call: AggregateCall['call']): boolean {
  if (call.kind === 'CountStar') return false;
  const name = call.name.toLowerCase();
  return name === 'min' || name === 'max' || (call.distinct && name !== 'collect');
}
