const PATHS = {
  undo: 'M6 4 2.5 7.5 6 11M3 7.5h6a4 4 0 0 1 0 8H7',
  redo: 'M12 4l3.5 3.5L12 11m3-3.5H9a4 4 0 0 0 0 8h2',
  plus: 'M9 3.5v11M3.5 9h11',
  minus: 'M3.5 9h11',
  fit: 'M3 6.5V3h3.5M11.5 3H15v3.5M15 11.5V15h-3.5M6.5 15H3v-3.5',
  lasso:
    'M9 3.2c3.6 0 6 1.7 6 3.9s-2.4 3.9-6 3.9-6-1.7-6-3.9 2.4-3.9 6-3.9zM5.6 10.4c-1.3.9-1.1 2.6.3 2.8M5.9 13.2c1.2.2 1 1.7-.6 2',
  map: 'M2.5 3.5h13v11h-13zM8.5 8h7v6.5h-7z',
  share: 'M9 11V2.5M5.8 5.5 9 2.5l3.2 3M4 9.5V15h10V9.5',
  table: 'M2.5 3.5h13v11h-13zM2.5 7.2h13M2.5 10.8h13M7 7.2v7.3',
  more: 'M4 9h.01M9 9h.01M14 9h.01',
  close: 'M4.5 4.5l9 9M13.5 4.5l-9 9',
  search: 'M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10zM11.8 11.8 15.5 15.5',
  console: 'M2.5 3.5h13v11h-13zM5.5 7l2.2 2-2.2 2M9.5 11.2h3',
  download: 'M9 3v8.5M5.8 8.5 9 11.5l3.2-3M3.5 14.5h11',
  fold: 'M5 7l4 4 4-4',
  unfold: 'M5 11l4-4 4 4',
  panel: 'M2.5 3.5h13v11h-13zM11 3.5v11',
  back: 'M10.5 4 5.5 9l5 5',
  history: 'M3 9a6 6 0 1 0 2-4.5M3 3v3.2h3.2M9 5.8V9l2.4 1.6',
  forward: 'M7.5 4l5 5-5 5',
  play: 'M6 3.8v10.4L14 9z',
  pause: 'M6.5 4v10M11.5 4v10',
  out: 'M7 4H3.5v10.5H14V11M10 3.5h4.5V8M14.5 3.5 8.5 9.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 18 by 18. It says nothing to screen readers: its button does. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.4 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
