import type { Agenda } from "#app/catalog/program.ts";
import { findAgenda } from "#app/meetings/agenda.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listFollowedPrograms } from "./queries/program-versions.server.ts";

/**
 * The agenda of a cohort's session ("program-slug/agenda-key"): in the version of the program that the cohort follows
 * when the session is, or the newest one before that still has it; and of the newest version for agendas of other
 * programs. Null when there is none.
 */
export async function agendaOf(
  db: Db,
  cohortId: string | null,
  agendaKey: string | null,
  startsAt = currentTime(),
): Promise<Agenda | null> {
  const [slug = "", key = ""] = (agendaKey ?? "").split("/");
  const followed = cohortId && slug ? await listFollowedPrograms(db, cohortId, slug, startsAt) : [];
  for (const { agendas } of followed) {
    const agenda = agendas.find((each) => each.key === key);
    if (agenda) return agenda;
  }
  return findAgenda(agendaKey);
}
