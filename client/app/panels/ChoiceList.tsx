import type { ReactNode } from 'react';
import { useWords } from '../app-context.ts';

export interface ChoiceValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly icon?: ReactNode;
  readonly checked: boolean;
}

interface Props {
  readonly title: string;
  readonly values: readonly ChoiceValue[];
  readonly open: boolean;
  readonly help?: string;
  readonly onToggle: (value: string) => void;
  readonly onOnly: (value: string) => void;
  readonly onAllBut: (value: string) => void;
}

/** The values of one filter with their counts: each can be let through or not, alone, or left out alone. */
export function ChoiceList({ title, values, open, help, onToggle, onOnly, onAllBut }: Props) {
  const words = useWords();
  return (
    <details open={open} className="choices">
      <summary>{title}</summary>
      {help !== undefined && <p className="quiet">{help}</p>}
      <ul>
        {values.map(({ value, label, count, icon, checked }) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={checked} onChange={() => onToggle(value)} />
              {icon}
              <span className="choice-label">{label}</span>
              <span className="count">{count}</span>
            </label>
            <span className="only">
              <button
                type="button"
                className="link-button"
                aria-label={`${words.onlyThis}: ${label}`}
                onClick={() => onOnly(value)}
              >
                {words.onlyThis}
              </button>
              <button
                type="button"
                className="link-button"
                aria-label={`${words.slicing.allBut}: ${label}`}
                onClick={() => onAllBut(value)}
              >
                {words.slicing.allBut}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
