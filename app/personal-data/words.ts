import { commonLabels } from "#app/personal-data-part/part.ts";
import type { Entry, SectionName } from "./format.ts";
import { parts } from "./parts.ts";

/** What each part of the readable file is called. */
export const sectionTitles: Record<SectionName, () => string> = Object.assign({}, ...parts.map(({ titles }) => titles));

export type Field = { [Name in SectionName]: keyof Entry<Name> & string }[SectionName];

/** What each field is called there; null for those that only programs have a use for. */
export const fieldLabels: Record<Field, (() => string) | null> = Object.assign(
  {},
  commonLabels,
  ...parts.map(({ labels }) => labels),
);
