import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun } from "../runs/queries/runs.server.ts";
import type { RunPhase } from "../runs/run.ts";
import { listRegistrablePeople } from "./queries/people-of-organization.server.ts";
import { findRegistration } from "./queries/registrations.server.ts";
import { registerIn } from "./registration.server.ts";
import { mailAboutRun } from "./registration-mail.server.ts";

/** Whom nobody else can ask for: their credit, names and needs are their own to say. */
const nothingSaid = {
  ...{ credit: "none" as const, legalName: null, pdenrollerEmail: null, certificateNumber: null, starsId: null },
  needs: [],
};

export const mostAtOnce = 50;

export type RegisteredOthers =
  | "missing"
  | { refused: Exclude<RunPhase, "open"> | "missing" }
  | { registered: number; waitlisted: number };

/**
 * A lead registers members of their organization for a run, in the order given: first for free seats, then on the
 * waitlist. Each is told by mail who registered them and how to give up the seat. People who are registered already
 * stay as they are.
 */
export async function registerOthers(
  db: Db,
  lead: Person,
  runId: string,
  { organizationId, personIds }: { organizationId: string; personIds: string[] },
  now = currentTime(),
): Promise<RegisteredOthers> {
  if (!canLead(lead, { organizationId })) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    const members = new Set((await listRegistrablePeople(db, runId, organizationId)).map(({ personId }) => personId));
    const counts = { registered: 0, waitlisted: 0 };
    const wanted = [...new Set(personIds)].filter((id) => members.has(id)).slice(0, mostAtOnce);
    for (const id of wanted) {
      const outcome = await registerIn(db, run, { id }, { ...nothingSaid, organizationId, by: lead.id }, now);
      if ("refused" in outcome) return outcome;
      if (!outcome.isNew || (outcome.state !== "registered" && outcome.state !== "waitlisted")) continue;
      const { state } = outcome;
      counts[state] += 1;
      const registration = await findRegistration(db, runId, id);
      await mailAboutRun(db, "training_registered_by", run, {
        ids: registration ? [registration.id] : [],
        data: (about) => ({ ...about, state, by: lead.name, terms: run.terms }),
        uselessAfter: run.startsAt,
      });
    }
    const detail = { run: runId, organization: organizationId, people: counts.registered + counts.waitlisted };
    await recordAudit(db, { actorId: lead.id, action: "training.people_registered", detail });
    return counts;
  });
}
