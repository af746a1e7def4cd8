import { isId } from "#app/ids/id.ts";

/** Hidden ids that every page makes anew, so that a form sent twice is taken once. They say nothing about the form. */
const madeAnew = ["key", "id"];

const isWord = (value: string) => /^[a-z][a-z_-]{0,30}$/i.test(value);

/**
 * Names a form by its page, its fields and what it is about: the ids and words in its hidden fields, such as the
 * audience of a note. Revisions and hashes are left out, because they differ when the page is opened again.
 */
export function placeOfForm(path: string, names: string[], hidden: { name: string; value: string }[]): string {
  const about = hidden.filter(({ name, value }) => !madeAnew.includes(name) && (isId(value) || isWord(value)));
  return `form ${path} ${[...names, ...about.map(({ value }) => value)].join(" ")}`;
}
