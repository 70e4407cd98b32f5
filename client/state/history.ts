/** Undo and redo over whole explorations: every step has a title in data, put into words where it is shown. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Exploration } from './exploration.ts';

/** What was done. `name` is that of the one entity it was done to, `count` how many there were. */
export interface StepTitle {
  readonly act:
    | 'open'
    | 'find'
    | 'expand'
    | 'collapse'
    | 'hide'
    | 'keep'
    | 'pin'
    | 'unpin'
    | 'drag'
    | 'filter'
    | 'time'
    | 'question'
    | 'path'
    | 'common'
    | 'rollUp'
    | 'rollDown'
    | 'group'
    | 'collapseGroup'
    | 'openGroup'
    | 'renameGroup'
    | 'takeOut'
    | 'dissolveGroup'
    | 'unfold'
    | 'foldBack'
    | 'look'
    | 'layout'
    | 'most'
    | 'query'
    | 'arrange';
  readonly name: string | null;
  readonly count: number;
}

export interface Step {
  readonly title: StepTitle;
  readonly exploration: Exploration;
}

/** Older steps than this are let go. */
const MOST_STEPS = 300;

export interface History {
  readonly current: ReadonlySignal<Step>;
  /** The steps that led to where one is. */
  readonly steps: ReadonlySignal<readonly Step[]>;
  /** All steps, those that were undone among them, and where among them one is. */
  readonly all: ReadonlySignal<readonly Step[]>;
  readonly position: ReadonlySignal<number>;
  /** How often the history has begun anew: positions of another beginning mean nothing. */
  readonly begun: ReadonlySignal<number>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** A new step; what had been undone is gone. */
  push(step: Step): void;
  /** Puts another step in the place of the current one: a window of time that moves on is one step. */
  replace(step: Step): void;
  /** Completes the current step without making a new one: a layout that arrives late. */
  amend(exploration: Exploration): void;
  undo(): Step | null;
  redo(): Step | null;
  /** Goes to any step; null where there is none of that number. */
  jump(position: number): Step | null;
  restart(step: Step): void;
}

/** A history that begins with one step. */
export function createHistory(first: Step): History {
  const steps = signal<readonly Step[]>([first]);
  const at = signal(0);
  const begun = signal(0);
  const current = computed(() => steps.value[at.value] ?? first);
  const go = (index: number): Step | null => {
    const step = steps.value[index];
    if (!step) return null;
    at.value = index;
    return step;
  };
  return {
    current,
    steps: computed(() => steps.value.slice(0, at.value + 1)),
    all: steps,
    position: at,
    begun,
    canUndo: computed(() => at.value > 0),
    canRedo: computed(() => at.value < steps.value.length - 1),
    push(step) {
      const kept = [...steps.value.slice(0, at.value + 1), step].slice(-MOST_STEPS);
      steps.value = kept;
      at.value = kept.length - 1;
    },
    replace(step) {
      steps.value = [...steps.value.slice(0, at.value), step];
    },
    amend(exploration) {
      steps.value = steps.value.map((step, index) => (index === at.value ? { ...step, exploration } : step));
    },
    undo: () => go(at.value - 1),
    redo: () => go(at.value + 1),
    jump: go,
    restart(step) {
      batch(() => {
        steps.value = [step];
        at.value = 0;
        begun.value += 1;
      });
    },
  };
}
