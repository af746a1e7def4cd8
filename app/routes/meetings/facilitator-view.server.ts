import { agendaOf } from "#app/cohorts/programs/agenda.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type FacilitatorView, facilitatorView } from "#app/meetings/facilitator.server.ts";
import type { SeenMeeting } from "#app/meetings/queries/meetings.server.ts";
import { db } from "#db/pool.server.ts";

/** The facilitator view of a session, with the protocols of its agenda first. Callers check who may see it. */
export async function viewOf(person: Person, meeting: SeenMeeting): Promise<FacilitatorView> {
  const agenda = await agendaOf(db, meeting.cohortId, meeting.agendaKey, meeting.startsAt);
  return facilitatorView(db, person, meeting, agenda);
}
