import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun } from "../runs/queries/runs.server.ts";
import type { RunPhase } from "../runs/run.ts";
import { listRegistrablePeople } from "./queries/people-of-organization.server.ts";
import { listRegistrationsOf } from "./queries/registrations.server.ts";
import { type Registered, registerIn } from "./registering.server.ts";
import type { RegistrationState } from "./registration.ts";
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
    const outcomes = await registerIn(
      db,
      run,
      wanted.map((personId) => ({ ...nothingSaid, personId, organizationId, by: lead.id, now })),
    );
    const [first] = outcomes;
    if (first && "refused" in first && outcomes.every((outcome) => "refused" in outcome)) return first;
    const registrations = await listRegistrationsOf(db, runId, wanted);
    for (const state of ["registered", "waitlisted"] as const) {
      const made = wanted.filter((_, index) => isMade(outcomes[index], state));
      counts[state] = made.length;
      await mailAboutRun(db, "training_registered_by", run, {
        ids: made.flatMap((id) => registrations.get(id)?.id ?? []),
        data: (about) => ({ ...about, state, by: lead.name, terms: run.terms }),
        uselessAfter: run.startsAt,
      });
    }
    const detail = { run: runId, organization: organizationId, people: counts.registered + counts.waitlisted };
    await recordAudit(db, { actorId: lead.id, action: "training.people_registered", detail });
    return counts;
  });
}

const isMade = (outcome: Registered | undefined, state: RegistrationState) =>
  outcome !== undefined && "isNew" in outcome && outcome.isNew && outcome.state === state;
