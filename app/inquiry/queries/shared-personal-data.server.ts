import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import { isInTeam } from "./access.server.ts";

const cycle = sql`x.cycle_id as "sharedCycleId", c.title as "sharedCycle"`;
const joined = sql`join inquiry_cycles c on c.id = x.cycle_id`;
const isTeamOf = (id: string) => sql`exists (select 1 from inquiry_members t where t.cycle_id = x.cycle_id
  and t.person_id = ${id} and ${isInTeam("t")})`;

const entries = {
  giveBackTexts: (id: string) => sql`select ${cycle}, x.language, x.texts as "pageTexts",
    x.reviewed_at as "languageReviewedAt", x.saved_at as "savedAt" from give_back_texts x ${joined}
    where x.saved_by = ${id} or x.reviewed_by = ${id} or ${isTeamOf(id)} order by x.cycle_id, x.language`,
  libraryOffers: (id: string) => sql`select ${cycle}, x.texts as "offerTexts", x.setting as "offerSetting",
    x.topics as "offerTopics", x.outcome as "offerOutcome", x.audience as "offerAudience", x.state, x.revision, x.note, k.consented_at as "offerConsentedAt", x.updated_at as "updatedAt",
    x.published_at as "inLibrarySince" from library_offers x ${joined}
    left join library_consents k on k.cycle_id = x.cycle_id and k.person_id = ${id}
    where k.person_id is not null or ${isTeamOf(id)} order by x.cycle_id`,
};

/** The consent to the newer version stays. */
const doubles: MergeStatements = {
  library_consents: ({ keptId, goneId }) => sql`delete from library_consents x using library_consents other
    where other.cycle_id = x.cycle_id and (
      (x.person_id = ${goneId} and other.person_id = ${keptId} and x.revision <= other.revision)
      or (x.person_id = ${keptId} and other.person_id = ${goneId} and x.revision < other.revision))`,
};

export const inquirySharedRows = { entries, outdated: {}, doubles } satisfies PersonalRows;
