/** Keys and gestures in English. */

export interface HelpWords {
  readonly keysTitle: string;
  readonly keyList: readonly (readonly [key: string, what: string])[];
  readonly gestureList: readonly (readonly [gesture: string, what: string])[];
}

export const helpEn: HelpWords = {
  keysTitle: 'Keys and gestures',
  keyList: [
    ['/', 'Search'],
    ['E', 'Expand or collapse what is selected'],
    ['Shift + E', 'Choose which neighbours to expand'],
    ['H', 'Hide what is selected'],
    ['P', 'Pin or unpin what is selected'],
    ['U', 'Unfold the selected line into statements; again: fold all back'],
    ['G', 'Group what is selected; on a group: collapse or open it'],
    ['I', 'Invert the selection'],
    ['L', 'Draw a line around what to select'],
    ['M', 'Show or hide the overview map'],
    ['F', 'Fit everything on the screen'],
    ['Ctrl + Z', 'Undo'],
    ['Ctrl + Shift + Z', 'Redo'],
    ['Esc', 'Clear the selection'],
    ['← ↑ → ↓', 'Walk to the neighbour in that direction'],
    ['Shift + ← ↑ → ↓', 'Walk on and keep what is selected'],
    ['C', 'Open or close the Cypher console'],
    ['Ctrl or Cmd + Enter', 'Run the question in the console'],
    ['?', 'This list'],
  ],
  gestureList: [
    ['Click', 'Select'],
    ['Ctrl or Cmd + click', 'Add to the selection'],
    ['Double click', 'Expand; again: collapse. On a collapsed group: open it'],
    ['Drag a node', 'Move and pin it'],
    ['Shift + drag the background', 'Draw a line around what to select'],
    ['Drag the background', 'Pan'],
    ['Wheel', 'Zoom'],
    ['Right click', 'Menu'],
  ],
};
