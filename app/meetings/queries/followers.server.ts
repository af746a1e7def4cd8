import { type SQL, sql } from "drizzle-orm";
import { coachesCohortAt } from "#app/identity/person/queries/coaching.server.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { leadsSiteAt } from "#app/identity/person/queries/leading.server.ts";
import { isId } from "#app/ids/id.ts";

/** The SQL twin of `canSeeMeeting` for any person by id: for everybody with the meeting's page open. */
export const seesMeeting =
  (meetingId: string) =>
  (personId: SQL): SQL => {
    if (!isId(meetingId)) return sql`false`;
    const isInvited = sql`exists (select 1 from meeting_invitations i
      where i.meeting_id = met.id and i.person_id = ${personId} and i.withdrawn_at is null)`;
    const isLearner = sql`exists (select 1 from cohort_memberships learning
      where learning.cohort_id = met.cohort_id and learning.person_id = ${personId} and ${isLearningIn("learning")})`;
    return sql`exists (select 1 from meetings met where met.id = ${meetingId}::uuid and case met.kind
      when 'training' then ${isInvited} or ${leadsSiteAt(personId)}
      when 'one-to-one' then ${isInvited}
      else (met.cohort_id is null and ${isInvited}) or (met.cohort_id is not null
        and (${coachesCohortAt(personId, sql`met.cohort_id`)} or (${isInvited} and ${isLearner}))) end)`;
  };
