export const importKinds = ["people", "organizations"] as const;
/** A file is of people (with where they work, learn and what they do there) or of organizations, as its columns say. */
export type ImportKind = (typeof importKinds)[number];

export const importStates = ["checked", "running", "done", "failed", "discarded"] as const;
/** checked: nothing has happened yet; running: a job is at it; failed: nothing was brought in. */
export type ImportState = (typeof importStates)[number];

/** How long rows that did not come in wait to be mended. */
export const daysToMend = 30;

export const rowFlaws = ["extra_cells", "quotes"] as const;
/** extra_cells: more cells than headings; quotes: a quotation mark where none may stand. */
export type RowFlaw = (typeof rowFlaws)[number];

/** What a column of a file may be read as. */
export type Column =
  | "email"
  | "name"
  | "first_name"
  | "last_name"
  | "last_first"
  | "organization"
  | "district"
  | "title"
  | "role"
  | "cohort"
  | "start"
  | "kind";

/** A heading of a file, and what its cells are read as; `twin` is what an earlier heading is read as already. */
export type Heading = { heading: string; column: Column | null; twin?: Column };

/** A row's cells by what they are read as; those that are not read as "#3", by their place from 0. */
export type Cells = { [key in Column | `#${number}`]?: string };

/** What is wrong with a cell, and the cells that could stand in its place in every row that says the same. */
export type Problem = { column: string; message: string; choices?: Cells[] };
