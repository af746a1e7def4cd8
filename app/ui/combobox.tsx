import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type Choice, searchedField, searchField } from "#app/http/choices.ts";
import * as m from "#app/messages/catalog.ts";
import { choiceInWords } from "./choice-words.ts";
import { classes } from "./classes.ts";
import { TextField } from "./field.tsx";
import { usePosted } from "./posted-form.ts";
import { useSearch } from "./use-search.ts";

type Props = {
  name: string;
  label: string;
  help?: ReactNode;
  isOptional?: boolean;
  none: string;
  /** The choices shown before anything is typed. */
  options: Choice[];
  searchAt: string;
  chosen: Choice | null;
  typed: string;
};

/** The chooser with JavaScript: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ with a list. */
export function Combobox({ name, label, help, isOptional = false, none, ...start }: Props) {
  const { id, problems } = usePosted(name);
  const isPosted = id !== undefined;
  const listId = useId();
  const state = useCombobox(start);
  const { box, chosen, text, isTyped, shown, active, setOpen, choose, press, edit, leave } = state;
  return (
    <div className="chooser" ref={box}>
      <input type="hidden" name={name} value={chosen?.value ?? ""} />
      {isPosted ? <input type="hidden" name={searchedField(name)} value={chosen ? text : ""} /> : null}
      <TextField
        id={name}
        name={isTyped ? searchField(name) : undefined}
        label={label}
        help={
          isPosted ? (
            <>
              {help} {m.appChooserHow()}
            </>
          ) : (
            help
          )
        }
        error={problems}
        isOptional={isOptional}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && shown.length > 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={none}
        value={text}
        onChange={(event) => edit(event.target.value)}
        onKeyDown={press}
        onClick={() => setOpen(true)}
        onBlur={leave}
      />
      <Listbox {...{ id: listId, label, shown, active, choose }} />
      <p role="status" className="small soft">
        {statusOf(state)}
      </p>
    </div>
  );
}

type ListboxProps = { id: string; label: string; shown: Choice[]; active: number; choose: (choice: Choice) => void };

function Listbox({ id, label, shown, active, choose }: ListboxProps) {
  return (
    <div
      role="listbox"
      id={id}
      aria-label={label}
      className={classes("chooser__list", shown.length === 0 && "chooser__list--closed")}
    >
      {shown.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
        <div
          key={choice.value}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === active}
          className="chooser__choice"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(choice)}
        >
          {choice.label}
          {choice.detail ? <span className="soft"> {choice.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}

/** The state of the combobox, and how keys and clicks change it. */
function useCombobox({ options, searchAt, ...start }: Pick<Props, "options" | "searchAt" | "chosen" | "typed">) {
  const [chosen, setChosen] = useState(start.chosen);
  const [text, setText] = useState(start.chosen ? choiceInWords(start.chosen) : start.typed);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isTyped = text !== "" && chosen === null;
  const { found, isFailed, isBusy } = useSearch(searchAt, isTyped ? text : "", options);
  const shown = isOpen ? found : [];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    setChosen(choice);
    setText(choiceInWords(choice));
    setOpen(false);
    setActive(-1);
  };
  const move = (step: number) => {
    setOpen(true);
    if (found.length > 0) setActive((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else if (event.key === "Enter" && isOpen && active >= 0) choose(found[active]);
    else return;
    event.preventDefault();
  };
  const edit = (typed: string) => {
    setText(typed);
    setChosen(null);
    setOpen(true);
    setActive(-1);
  };
  /** Leaving the field chooses the only match whose label is exactly what was typed. */
  const leave = () => {
    setOpen(false);
    const meant = found.filter((choice) => choice.label.toLowerCase() === text.trim().toLowerCase());
    if (isTyped && meant.length === 1) choose(meant[0]);
  };
  return {
    box,
    chosen,
    text,
    isOpen,
    isTyped,
    isBusy,
    isFailed,
    count: found.length,
    shown,
    active,
    setOpen,
    choose,
    press,
    edit,
    leave,
  };
}

type Status = { isOpen: boolean; isTyped: boolean; isBusy: boolean; isFailed: boolean; count: number };

function statusOf({ isOpen, isTyped, isBusy, isFailed, count }: Status): string {
  if (isFailed) return m.appChooserFailed();
  if (!isTyped || !isOpen || isBusy) return "";
  return m.appChooserFound({ count });
}
