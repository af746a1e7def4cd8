import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  aboutYou: (
    id: string,
  ) => sql`select question as "aboutYouQuestion", state, choices, details, answered_at as "answeredAt"
    from demographic_answers where person_id = ${id} order by question`,
  aboutYouAsked: (id: string) =>
    sql`select version as "questionsVersion", asked_at as "shownAt" from demographic_asks where person_id = ${id}`,
  figureMails: (id: string) =>
    sql`select since, sent_on::text as "sentOn" from participation_mailings where person_id = ${id}`,
};

/** Where both accounts answered, were asked or get mails, the kept account's row stays. */
const doubles: MergeStatements = {
  demographic_answers: ({ keptId, goneId }) => sql`delete from demographic_answers a using demographic_answers k
    where a.person_id = ${goneId} and k.person_id = ${keptId} and k.question = a.question`,
  demographic_asks: ({ keptId, goneId }) => sql`delete from demographic_asks a
    where a.person_id = ${goneId} and exists (select 1 from demographic_asks k where k.person_id = ${keptId})`,
  participation_mailings: ({ keptId, goneId }) => sql`delete from participation_mailings a
    where a.person_id = ${goneId} and exists (select 1 from participation_mailings k where k.person_id = ${keptId})`,
};

export const participationRows = { entries, outdated: {}, erasure: {}, doubles } satisfies PersonalRows;
