import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements, OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  imports: (id: string) => sql`select file_name as "fileName", kind, ignored_columns as "ignoredColumns",
    mails_invitations as "mailsInvitations", note as "mailNote", state, row_count as "rowCount", problem_count as "problemCount",
    counts, created_at as "createdAt", finished_at as "finishedAt" from imports where started_by = ${id}
    order by created_at, id`,
};

/** A text's words, folded, as `text[]`. */
const wordsOf = (text: SQL) => sql`regexp_split_to_array(search_fold(${text}), '[[:space:][:punct:]]+')`;
const isEmpty = (words: SQL) => sql`cardinality(${words}) = 0`;

/** Whether a text holds every word of a name, either separately or run together as in "ReyesAna.csv". */
const hasName = (text: SQL, words: SQL) => sql`(not ${isEmpty(words)} and (${wordsOf(text)} @> ${words}
  or (cardinality(${words}) > 1 and not exists (
    select 1 from unnest(${words}) word where position(word in search_fold(${text})) = 0))))`;

/** Whether a text contains one of the addresses. */
const hasAddress = (text: SQL, emails: SQL) =>
  sql`exists (select 1 from unnest(${emails}) email where position(email in lower(${text})) > 0)`;

/** Text in an import that comes from its starter or its file. */
const theirWords = sql`concat_ws(' ', file_name, array_to_string(ignored_columns, ' '), headings::text, note)`;

/** All cells of a row as one text. */
const cells = sql`(select string_agg(cell.value, ' ') from jsonb_each_text(r.cells) cell)`;

/**
 * Deletes rows with the person's address, and rows with problems that hold their name, because the address may be the
 * problem. A valid row with another address is about another person of that name. A one-word name must be the whole
 * cell.
 */
const erasure: ErasureStatements = {
  deletes: {
    import_rows: ({ emails, nameWords }) => sql`delete from import_rows r where ${hasAddress(cells, emails)}
      or (r.problems <> '[]' and ((cardinality(${nameWords}) > 1 and ${wordsOf(cells)} @> ${nameWords})
        or (cardinality(${nameWords}) = 1 and exists (select 1 from jsonb_each_text(r.cells) cell
          where ${wordsOf(sql`cell.value`)} = ${nameWords})))) returning 1`,
  },
  rewrites: {
    imports: ({
      personId,
      emails,
      nameWords,
    }) => sql`update imports set file_name = 'people.csv', ignored_columns = '{}', headings = '[]', note = null
      where started_by = ${personId}
        or ${hasName(theirWords, nameWords)}
        or ${hasAddress(theirWords, emails)}`,
  },
};

const outdated = {
  imports: (before) => ({
    table: "imports",
    rows: sql`state in ('checking', 'checked', 'discarded') and checked_at <= ${before}`,
  }),
  waiting_import_rows: (before) => ({
    table: "import_rows",
    rows: sql`import_id in (select id from imports where state = 'done' and finished_at <= ${before})`,
  }),
  failed_imports: (before) => ({
    table: "imports",
    rows: sql`state = 'failed' and finished_at <= ${before}`,
  }),
} satisfies Record<string, OutdatedRows>;

export const importRows = { entries, outdated, erasure } satisfies PersonalRows;
