/** One of a list; `detail` tells those of the same name apart, as the district of a school. */
export type Choice = { value: string; label: string; detail?: string | null; group?: string };

/** What a field offers: everything where that is little, else what a search found. */
export type Choices = {
  options: Choice[];
  /** What was searched for. */
  q: string;
  /** The address that answers a search with `Choice[]`, by `?q=`; null where `options` are all there is. */
  searchAt: string | null;
};

/** More than these are searched. */
export const choicesShown = 20;

/** The fields of a chooser beside the chosen value: what is typed, and what was searched for last. */
export const searchField = (name: string) => `${name}-search`;
export const searchedField = (name: string) => `${name}-searched`;

/** The button that searches, which has the field's name as its value. */
export const searchButton = "_search";
