/** One option; `detail` distinguishes those of the same name, such as a school's district. */
export type Choice = { value: string; label: string; detail?: string | null; group?: string };

/** The options of a field: all when there are few, otherwise what a search found. */
export type Choices = {
  options: Choice[];
  /** The search text. */
  q: string;
  /** The address that answers `?q=` with `Choice[]`; null when `options` are complete. */
  searchAt: string | null;
};

/** Up to this many options are listed; more are searched. */
export const choicesShown = 20;

/** A chooser's fields beside the chosen value: the typed text, and the last search. */
export const searchField = (name: string) => `${name}-search`;
export const searchedField = (name: string) => `${name}-searched`;

/** The button that searches; its value is the field's name. */
export const searchButton = "_search";
