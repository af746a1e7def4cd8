import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { discardDeadLetter, retryDeadLetter } from "#app/jobs/dead-letter.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { retryFailedMails, retryMail } from "#app/mail/retry.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";

type Actor = Pick<Person, "id">;

/** Administrators' actions on failed mail and jobs, each recorded in the audit trail. */
export async function retryOneMail(db: Db, actor: Actor, mailId: string): Promise<"retried" | "missing"> {
  return db.transaction(async (db) => {
    const outcome = await retryMail(db, mailId);
    if (outcome === "retried") {
      await recordAudit(db, { actorId: actor.id, action: "mail.retried", detail: { mailId } });
    }
    return outcome;
  });
}

/** Retries everything that failed, up to a few hundred; returns how many. */
export async function retryAllMail(db: Db, actor: Actor): Promise<number> {
  return db.transaction(async (db) => {
    const count = await retryFailedMails(db);
    if (count > 0) await recordAudit(db, { actorId: actor.id, action: "mail.retried", detail: { count } });
    return count;
  });
}

/** Sends the administrator a test mail. */
export async function sendTestMail(db: Db, actor: Person): Promise<{ mailId: string } | "too_many"> {
  return db.transaction(async (db) => {
    const { id: personId, email, language, timeZone } = actor;
    const at = currentTime().toISOString();
    const mail = await queueMail(db, { personId, email, language, timeZone }, { template: "test", data: { at } });
    if (!mail) return "too_many";
    await recordAudit(db, { actorId: personId, action: "mail.test_sent", subjectId: personId, detail: mail });
    return mail;
  });
}

export async function retryFailedJob(db: Db, actor: Actor, jobId: string): Promise<"retried" | "missing"> {
  if (!isId(jobId)) return "missing";
  return db.transaction(async (db) => {
    const job = await retryDeadLetter(db, jobId);
    if (job === "missing") return "missing";
    await recordAudit(db, { actorId: actor.id, action: "job.retried", detail: { job: job.name } });
    return "retried";
  });
}

/** Discards a permanently failed job. */
export async function discardFailedJob(db: Db, actor: Actor, jobId: string): Promise<"discarded" | "missing"> {
  if (!isId(jobId)) return "missing";
  return db.transaction(async (db) => {
    const job = await discardDeadLetter(db, jobId);
    if (job === "missing") return "missing";
    await recordAudit(db, { actorId: actor.id, action: "job.discarded", detail: { job: job.name } });
    return "discarded";
  });
}
