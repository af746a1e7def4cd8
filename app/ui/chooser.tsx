import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Choice, type Choices, searchButton, searchedField, searchField } from "#app/http/choices.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "./button.tsx";
import { choiceInWords } from "./choice-words.ts";
import { Combobox } from "./combobox.tsx";
import { SelectField, TextField } from "./field.tsx";
import { usePosted } from "./posted-form.ts";

type Props = {
  name: string;
  label: string;
  help?: ReactNode;
  isOptional?: boolean;
  /** The choices shown before the form is sent. */
  choices: Choices;
  defaultValue?: string;
  /** The label for choosing nothing. */
  none: string;
};

/**
 * A choice of one from a list, searched on the server if it is long. Without JavaScript, the search is a field and a
 * button above the list, and returns the form with its input.
 */
export function Chooser({ name, choices: offered, defaultValue = "", none, ...words }: Props) {
  const { id, choices: found, typed } = usePosted(name);
  const isLive = useScripts();
  const list = useRef<HTMLDivElement>(null);
  const choices = found ?? offered;
  const chosen = typed ?? defaultValue;
  if (choices.searchAt === null) {
    return (
      <SelectField name={name} id={id ?? name} defaultValue={chosen} {...words}>
        <Options none={none} options={choices.options} />
      </SelectField>
    );
  }
  if (isLive) {
    // A choice made before the scripts ran is kept.
    const now = list.current?.querySelector("select")?.value ?? chosen;
    const choice = choices.options.find(({ value }) => value === now);
    return (
      <Combobox
        key={`${now} ${choices.q}`}
        name={name}
        {...words}
        none={none}
        options={choices.options}
        searchAt={choices.searchAt}
        chosen={choice ?? null}
        typed={choice ? "" : choices.q}
      />
    );
  }
  return (
    <div className="stack-2" ref={list}>
      <TextField
        type="search"
        name={searchField(name)}
        id={searchField(name)}
        label={m.appChooserSearch({ label: words.label })}
        defaultValue={choices.q}
      />
      <input type="hidden" name={searchedField(name)} value={choices.q} />
      <div>
        <Button {...(id ? { name: searchButton, value: name } : {})}>{m.appChooserFind()}</Button>
      </div>
      <SelectField name={name} id={id ?? name} defaultValue={chosen} {...words}>
        <Options none={none} options={choices.options} />
      </SelectField>
    </div>
  );
}

function Options({ none, options }: { none: string; options: Choice[] }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <>
      <option value="">{none}</option>
      {groups.map((group) => {
        const own = options
          .filter((each) => each.group === group)
          .map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choiceInWords(choice)}
            </option>
          ));
        return group ? (
          <optgroup key={group} label={group}>
            {own}
          </optgroup>
        ) : (
          own
        );
      })}
    </>
  );
}

/** Whether scripts run; true only after hydration. */
function useScripts(): boolean {
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return isLive;
}
