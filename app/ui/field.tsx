import { type ComponentProps, type ReactNode, useId } from "react";
import * as m from "#app/messages/catalog.ts";
import { classes } from "./classes.ts";
import { FieldError, textOf } from "./field-error.tsx";
import { useOverLimit } from "./over-limit.ts";
import { usePosted } from "./posted-form.ts";

export type FieldWords = {
  label: ReactNode;
  /** What to know before filling it in. */
  help?: ReactNode;
  /** What to change. A PostForm provides it, as it does the field's id and input. */
  error?: string | string[] | undefined;
  isOptional?: boolean;
};

type Control = {
  id?: string | undefined;
  name?: string | undefined;
  value?: unknown;
  defaultValue?: ComponentProps<"input">["defaultValue"];
};

/** The most characters that a text may have. The browser cuts nothing; a sentence counts what is over. */
export type Limited<Tag extends "input" | "textarea"> = Omit<ComponentProps<Tag>, "maxLength"> & { limit?: number };

export function TextField({
  label,
  help,
  error,
  isOptional,
  className,
  limit,
  onInput,
  ...input
}: FieldWords & Limited<"input">) {
  const { ids, control, problem } = useField(input, { help, error });
  const [over, check] = useOverLimit(limit);
  return (
    <Field ids={ids} label={label} help={help} error={problem} isOptional={isOptional} className={className}>
      <input
        type="text"
        {...input}
        {...control}
        className="input"
        onInput={(event) => {
          check(event.currentTarget.value);
          onInput?.(event);
        }}
      />
      {limit === undefined ? null : <OverLimit over={over} />}
    </Field>
  );
}

/** The sentence about what is over a field's limit, announced as it appears. */
export function OverLimit({ over }: { over: string | null }) {
  return (
    <p role="status" className="field__over">
      {over}
    </p>
  );
}

/** Its options are children: `<option value="x">…</option>`. */
export function SelectField({
  label,
  help,
  error,
  isOptional,
  className,
  ...input
}: FieldWords & ComponentProps<"select">) {
  const { ids, control, problem } = useField(input, { help, error });
  return (
    <Field ids={ids} label={label} help={help} error={problem} isOptional={isOptional} className={className}>
      <select {...input} {...control} className="input" />
    </Field>
  );
}

/** One checkbox, with its label beside it. */
export function Checkbox({ label, help, error, className, ...input }: FieldWords & ComponentProps<"input">) {
  const value = input.value ?? "on"; // explicit, because React's hydration writes "" for an undefined value
  const { ids, control, problem } = useField({ ...input, value }, { help, error });
  const { isBack, typed } = usePosted(input.name);
  const isTicked = isBack ? typed === value : input.defaultChecked;
  return (
    <div className={classes("field", className)}>
      <label className="choice">
        <input {...input} {...control} value={value} defaultChecked={isTicked} type="checkbox" />
        <span>
          {label}
          {help ? (
            <span id={ids.help} className="choice__help">
              {help}
            </span>
          ) : null}
        </span>
      </label>
      <FieldError id={ids.error} error={problem} />
    </div>
  );
}

type Choice = { value: string; label: ReactNode; help?: ReactNode };

/** A choice of one among a few, all visible at once. */
export function RadioGroup({
  label,
  help,
  error,
  isOptional,
  name,
  id,
  choices,
  defaultValue,
  required,
  isBoxed = false,
}: FieldWords & {
  name: string;
  id?: string;
  choices: Choice[];
  defaultValue?: string | undefined;
  required?: boolean;
  isBoxed?: boolean;
}) {
  const { ids, control, problem } = useField({ id, name, defaultValue }, { help, error });
  return (
    <fieldset
      className="field"
      id={ids.control}
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
    >
      <legend className="field__label">
        {label}
        {isOptional ? <span className="field__optional"> {m.appOptional()}</span> : null}
      </legend>
      {help ? (
        <div id={ids.help} className="field__help">
          {help}
        </div>
      ) : null}
      <FieldError id={ids.error} error={problem} />
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className={classes("choice", isBoxed && "choice--boxed")}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === control.defaultValue}
              required={required}
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

/** A label, help and error around a control of one's own. */
export function Field({
  ids,
  label,
  help,
  error,
  isOptional,
  className,
  children,
}: FieldWords & { ids: FieldIds; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={classes("field", className)}>
      <label htmlFor={ids.control} className="field__label">
        {label}
        {isOptional ? <span className="field__optional"> {m.appOptional()}</span> : null}
      </label>
      {help ? (
        <div id={ids.help} className="field__help">
          {help}
        </div>
      ) : null}
      <FieldError id={ids.error} error={error} />
      {children}
    </div>
  );
}

type FieldIds = { control: string; help: string; error: string };

/** The ids of a field's parts, and what its control needs. */
export function useField(input: Control, words: { help?: ReactNode; error?: string | string[] | undefined }) {
  const made = useId();
  const posted = usePosted(input.name);
  const id = input.id ?? posted.id ?? made;
  const problem = words.error ?? posted.problems;
  const isWrong = Boolean(textOf(problem));
  const ids: FieldIds = { control: id, help: `${id}-help`, error: `${id}-error` };
  const described = classes(words.help !== undefined && words.help !== null && ids.help, isWrong && ids.error);
  const control = {
    id,
    // React allows only one of the two; a caller that passes a value controls it.
    defaultValue: input.value === undefined ? (posted.typed ?? input.defaultValue) : undefined,
    "aria-describedby": described || undefined,
    "aria-invalid": isWrong ? (true as const) : undefined,
  };
  return { ids, control, problem };
}
