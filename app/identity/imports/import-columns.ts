import type { ImportKind } from "./import.ts";

/** What each kind of file may say, in the order of its template. */
export const columnsOf = {
  people: ["email", "name", "organization", "district", "title", "role", "cohort", "start"],
  organizations: ["name", "kind", "district"],
} as const satisfies Record<ImportKind, readonly string[]>;

export type PeopleColumn = (typeof columnsOf)["people"][number];
export type Column = PeopleColumn | "kind";

/** Other names that districts' own lists give to the same, in lower case, without spaces and signs. */
const synonyms: Record<Column, string[]> = {
  email: ["email", "emailaddress", "mail", "workemail"],
  name: ["name", "fullname", "displayname", "organizationname", "schoolname"],
  organization: ["organization", "organisation", "school", "building", "site", "employer", "workplace"],
  district: ["district", "schooldistrict", "lea"],
  title: ["title", "jobtitle", "position", "job"],
  role: ["role"],
  cohort: ["cohort", "group"],
  start: ["start", "startdate", "startson", "startedon", "hiredate", "since"],
  kind: ["kind", "type", "organizationtype", "organizationkind"],
};

const plain = (heading: string) =>
  heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** Which column of ours a heading means; null when none. */
export function columnFor(heading: string, kind: ImportKind): Column | null {
  const word = plain(heading);
  if (word === "") return null;
  if (kind === "organizations" && ["organization", "school"].includes(word)) return "name";
  const columns: readonly Column[] = columnsOf[kind];
  return columns.find((column) => synonyms[column].includes(word)) ?? null;
}

/** A file with addresses is of people; one with kinds is of organizations; null when it has neither. */
export function kindOf(headings: string[]): ImportKind | null {
  if (headings.some((heading) => columnFor(heading, "people") === "email")) return "people";
  return headings.some((heading) => columnFor(heading, "organizations") === "kind") ? "organizations" : null;
}
