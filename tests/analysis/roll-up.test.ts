import { describe, expect, it } from 'vitest';
import { heldWhenSaid, rollUp } from '#analysis/roll-up.ts';
import type { Unit } from '#model/statements.ts';

const unit: Unit = {
  actor: 'spokesman',
  entity: 'gallium',
  stance: 1,
  mixed: false,
  basis: 'position',
  ascribed: false,
};
const said = { from: '2026-01-06', to: '2026-01-06' };
const office = { member: 'spokesman', whole: 'ministry', from: '2025-01-01', to: '2026-01-05' };

describe('rolling up', () => {
  it('counts what was said in office, and nothing before or after', () => {
    expect(heldWhenSaid(office, said)).toBe(false);
    expect(heldWhenSaid({ ...office, to: '2026-01-06' }, said)).toBe(true);
    expect(heldWhenSaid({ ...office, from: '2026-01-07', to: null }, said)).toBe(false);
  });

  it('shuts nothing out for want of a date', () => {
    expect(heldWhenSaid({ ...office, from: null, to: null }, said)).toBe(true);
    expect(heldWhenSaid(office, null)).toBe(true);
  });

  it('gives the units to the whole, but makes nobody speak of himself', () => {
    const [rolled] = rollUp([{ said, units: [unit, { ...unit, entity: 'ministry' }] }], [{ ...office, to: null }]);
    expect(rolled?.units.map(({ actor }) => actor)).toEqual(['ministry', 'spokesman']);
  });
});
