import { data } from "@remix-run/node";
import * as m from "#app/messages/catalog.ts";
import { type Choices, searchButton, searchedField, searchField } from "./choices.ts";
import type { FormReply } from "./form-reply.ts";

/** Finds the options of a field for a search; includes the chosen one even when the search does not match it. */
export type FindChoices = (asked: { q: string; chosen: string }) => Promise<Choices>;

type Back<Reply> = { data: Reply; init: ResponseInit | null };

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** The query of a chooser in a page's address, for filter forms and the first load of a page. */
export function askedOf(params: URLSearchParams, name: string): { q: string; chosen: string } {
  return { q: (params.get(searchField(name)) ?? "").slice(0, 100), chosen: params.get(name) ?? "" };
}

/**
 * Runs the action of a form with choosers, given by field name. Adds their options to every answer, so that no choice
 * is lost. When a chooser was only searched, which happens without JavaScript, returns the form and writes nothing.
 */
export async function withChoices<Reply extends FormReply>(
  form: FormData,
  choosers: Record<string, FindChoices>,
  act: () => Promise<Back<Reply>>,
) {
  const names = Object.keys(choosers);
  const unfinished = names.filter((name) => isUnfinished(form, name));
  const isSearch = form.has(searchButton);
  const back: Back<Reply | FormReply> =
    isSearch || unfinished.length > 0 ? searched(form, isSearch ? [] : unfinished) : await act();
  const found = await Promise.all(
    Object.entries(choosers).map(async ([name, find]) => {
      const asked = { q: textOf(form, searchField(name)).slice(0, 100), chosen: textOf(form, name) };
      return [name, await find(asked)] as const;
    }),
  );
  return data({ ...back.data, choices: Object.fromEntries(found) }, back.init ?? undefined);
}

/** Whether something was typed into a chooser and nothing chosen for it. */
function isUnfinished(form: FormData, name: string): boolean {
  const typed = textOf(form, searchField(name)).trim();
  return typed !== "" && typed !== textOf(form, searchedField(name)).trim();
}

/** The form as it was typed, to continue with. */
function searched(form: FormData, unfinished: string[]): Back<FormReply> {
  const typed = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  const problems = Object.fromEntries(unfinished.map((name) => [name, [m.appChooserUnfinished()]]));
  return {
    data: { values: Object.fromEntries(typed), problems, at: Date.now() },
    init: { status: unfinished.length > 0 ? 422 : 200 },
  };
}
