import { commonLabels } from "#app/personal-data-part/part.ts";
import type { Entry, SectionName } from "./format.ts";
import { parts } from "./parts.ts";

/** The title of each section of the readable file. */
export const sectionTitles: Record<SectionName, () => string> = Object.assign({}, ...parts.map(({ titles }) => titles));

export type Field = { [Name in SectionName]: keyof Entry<Name> & string }[SectionName];

/** The label of each field there; null for fields that only programs use. */
export const fieldLabels: Record<Field, (() => string) | null> = Object.assign(
  {},
  commonLabels,
  ...parts.map(({ labels }) => labels),
);
