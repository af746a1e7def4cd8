import type { ReactNode } from "react";

/** One of a few, all visible at once; controlled, because nothing here is posted. */
export function Choices<Value extends string>({
  name,
  label,
  value,
  choices,
  onChange,
}: {
  name: string;
  label: ReactNode;
  value: Value | "";
  choices: readonly { value: Value; label: ReactNode; help?: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="field">
      <legend className="field__label">{label}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice choice--boxed">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.help ? <span className="choice__help">{choice.help}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
