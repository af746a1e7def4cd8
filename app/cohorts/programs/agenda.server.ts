import type { Agenda } from "#app/catalog/program.ts";
import { findAgenda } from "#app/meetings/agenda.server.ts";
import type { Db } from "#db/client.server.ts";
import { findPinnedProgram } from "./queries/program-versions.server.ts";

/**
 * The agenda of a cohort's session ("program-slug/agenda-key"): in the version of the program that the cohort follows,
 * and of the newest version for agendas of other programs. Null when there is none.
 */
export async function agendaOf(db: Db, cohortId: string | null, agendaKey: string | null): Promise<Agenda | null> {
  const [slug = "", key = ""] = (agendaKey ?? "").split("/");
  const pinned = cohortId && slug ? await findPinnedProgram(db, cohortId, slug) : null;
  return pinned?.agendas.find((agenda) => agenda.key === key) ?? findAgenda(agendaKey);
}
