export const importKinds = ["people", "organizations"] as const;
/** A file lists people (with their organization, cohort and role) or organizations, as its columns say. */
export type ImportKind = (typeof importKinds)[number];

export const importStates = ["checking", "checked", "running", "done", "failed", "discarded"] as const;
/**
 * checking: a job checks the rows; checked: nothing has happened yet; running: a job brings it in;
 * failed: nothing was imported.
 */
export type ImportState = (typeof importStates)[number];

/** How many days rows with problems are kept for correction. */
export const daysToMend = 30;

export const rowFlaws = ["extra_cells", "quotes"] as const;
/** extra_cells: more cells than headings; quotes: a misplaced quotation mark. */
export type RowFlaw = (typeof rowFlaws)[number];

/** The meanings that a column of a file may have. */
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

/** A heading of a file, and what its cells are read as; `twin` is what an earlier heading is already read as. */
export type Heading = { heading: string; column: Column | null; twin?: Column };

/** A row's cells by what they are read as; unread cells as "#3", by their index from 0. */
export type Cells = { [key in Column | `#${number}`]?: string };

/** A problem of a cell, with replacement cells for every row that has the same one. */
export type Problem = { column: string; message: string; choices?: Cells[] };
