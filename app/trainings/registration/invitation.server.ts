import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listFacilitators, lockRun } from "../runs/queries/runs.server.ts";
import { canManageRuns, phaseOfRun } from "../runs/run.ts";
import { mostInvitations } from "./invitation.ts";
import { insertInvitations } from "./queries/invitations.server.ts";

/**
 * Invites addresses to a run that takes registrations or will; each is mailed once for the run, whoever invites it. How
 * many were mailed. An invitation holds no seat.
 */
export async function inviteToRun(
  db: Db,
  actor: Person,
  runId: string,
  addresses: readonly string[],
  now = currentTime(),
): Promise<"missing" | "closed" | { invited: number }> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    const gives = run && (await listFacilitators(db, runId)).some(({ personId }) => personId === actor.id);
    if (!run || !(canManageRuns(actor) || gives)) return "missing";
    const phase = phaseOfRun(run, now);
    if (phase !== "open" && phase !== "not_open") return "closed";
    const fresh = await insertInvitations(db, { runId, invitedBy: actor.id }, addresses.slice(0, mostInvitations));
    const { title, startsAt, timeZone } = run;
    const data = { title, startsAt: startsAt.toISOString(), runPath: `/trainings/${runId}`, by: actor.name };
    const mails = fresh.map((email) => ({
      to: { personId: null, email, language: "en", timeZone },
      data,
      uselessAfter: startsAt,
    }));
    await queueMails(db, "training_invited", mails);
    await recordAudit(db, {
      actorId: actor.id,
      action: "training.invited",
      detail: { run: runId, people: fresh.length },
    });
    return { invited: fresh.length };
  });
}
