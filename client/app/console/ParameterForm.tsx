import { useId } from 'react';
import { EMPTY_FIELD, FIELD_TYPES, type Field, type FieldProblem, type FieldType } from '../../console/parameters.ts';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

interface RowProps {
  readonly name: string;
  readonly field: Field;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (field: Field) => void;
}

function ValueInput({ name, field, problem, onChange, id }: RowProps & { readonly id: string }) {
  const words = useConsoleWords();
  const { type, text } = field;
  if (type === 'boolean') {
    const choose = (value: string): void => onChange({ type, text: value });
    return (
      <select id={id} value={text === 'true' ? 'true' : 'false'} onChange={(event) => choose(event.target.value)}>
        <option value="true">{words.yes}</option>
        <option value="false">{words.no}</option>
      </select>
    );
  }
  return (
    <input
      id={id}
      type="text"
      inputMode={type === 'number' ? 'decimal' : 'text'}
      name={name}
      value={text}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={problem !== undefined}
      {...(problem === undefined ? {} : { 'aria-describedby': `${id}-problem` })}
      onChange={(event) => onChange({ type, text: event.target.value })}
    />
  );
}

function ParameterRow(props: RowProps) {
  const { name, field, problem, onChange } = props;
  const words = useConsoleWords();
  const id = useId();
  return (
    <div className="parameter">
      <label htmlFor={id}>${name}</label>
      <ValueInput {...props} id={id} />
      <select
        aria-label={words.parameterType(name)}
        value={field.type}
        onChange={(event) => onChange({ ...field, type: event.target.value as FieldType })}
      >
        {FIELD_TYPES.map((type) => (
          <option key={type} value={type}>
            {words.types[type]}
          </option>
        ))}
      </select>
      {problem && (
        <p id={`${id}-problem`} className="parameter-problem" role="alert">
          {words.problems[problem]}
        </p>
      )}
    </div>
  );
}

/** A field for each $name of the question. */
export function ParameterForm() {
  const { console } = useConsole();
  const words = useConsoleWords();
  const names = useValue(console.names);
  const fields = useValue(console.fields);
  const problems = useValue(console.problems);
  if (names.length === 0) return null;
  return (
    <fieldset
      className="parameters"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        console.start();
      }}
    >
      <legend className="hidden">{words.parameters}</legend>
      {names.map((name) => (
        <ParameterRow
          key={name}
          name={name}
          field={fields[name] ?? EMPTY_FIELD}
          problem={problems[name]}
          onChange={(field) => console.setField(name, field)}
        />
      ))}
    </fieldset>
  );
}
