import { Form, useSubmit } from "@remix-run/react";
import { type ChangeEvent, type FormEvent, useEffect, useRef } from "react";
import { levels, strands } from "#app/catalog/strand.ts";
import { type CourseSearch, lengths, sorts, states } from "#app/catalog/ui/course-search.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { levelWords } from "./course-words.ts";

type SearchFormProps = { search: CourseSearch; topics: string[]; isSignedIn: boolean };

/** Its state is the address, also after going back. A choice applies at once; search words apply when submitted. */
export function CourseSearchForm({ search, topics, isSignedIn }: SearchFormProps) {
  const submit = useSubmit();
  const show = (form: HTMLFormElement | null) => {
    if (form) submit(chosenIn(form), { method: "get", action: "/courses", preventScrollReset: true });
  };
  const applyAtOnce = (event: ChangeEvent<HTMLSelectElement>) => show(event.currentTarget.form);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show(event.currentTarget);
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    for (const [name, value] of Object.entries(search)) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    }
  }, [search]);
  return (
    <Form ref={form} method="get" action="/courses" role="search" className="filters" onSubmit={send}>
      <div className="filters__search">
        <TextField
          type="search"
          name="q"
          id="q"
          label={m.catalogSearch()}
          defaultValue={search.q}
          enterKeyHint="search"
        />
        <Button tone="secondary">
          <Icon name="search" />
          {m.catalogSearchButton()}
        </Button>
      </div>
      <Filters {...{ search, topics, isSignedIn }} onChoose={applyAtOnce} />
    </Form>
  );
}

type FilterProps = SearchFormProps & { onChoose: (event: ChangeEvent<HTMLSelectElement>) => void };

function Filters({ search, topics, isSignedIn, onChoose }: FilterProps) {
  return (
    <div className="filters__choices">
      <SelectField name="strand" id="strand" label={m.catalogStrand()} defaultValue={search.strand} onChange={onChoose}>
        <option value="">{m.catalogAnyStrand()}</option>
        {strands.map((strand) => (
          <option key={strand} value={strand}>
            {m.courseStrand({ strand })}
          </option>
        ))}
      </SelectField>
      <SelectField name="topic" id="topic" label={m.catalogTopic()} defaultValue={search.topic} onChange={onChoose}>
        <option value="">{m.catalogAnyTopic()}</option>
        {topics.map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
      </SelectField>
      <SelectField name="level" id="level" label={m.catalogLevel()} defaultValue={search.level} onChange={onChoose}>
        <option value="">{m.catalogAnyLevel()}</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {levelWords(level)}
          </option>
        ))}
      </SelectField>
      <SelectField name="length" id="length" label={m.catalogLength()} defaultValue={search.length} onChange={onChoose}>
        <option value="">{m.catalogAnyLength()}</option>
        {lengths.map((length) => (
          <option key={length} value={length}>
            {m.catalogLengthOf({ length })}
          </option>
        ))}
      </SelectField>
      {isSignedIn ? (
        <SelectField name="state" id="state" label={m.catalogState()} defaultValue={search.state} onChange={onChoose}>
          <option value="">{m.catalogAnyState()}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {m.catalogStateOf({ state })}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField name="sort" id="sort" label={m.catalogSort()} defaultValue={search.sort} onChange={onChoose}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {m.catalogSortBy({ sort })}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Drops empty filters, for an address that is readable and shareable. */
function chosenIn(form: HTMLFormElement): URLSearchParams {
  const chosen = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" && value !== sorts[0] ? [[name, value]] : [],
  );
  return new URLSearchParams(chosen);
}
