import { JobFailure } from "#app/jobs/failure.ts";
import type { Run } from "#app/jobs/job.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { isSentAnyway, saysNoSuchAddress } from "./mail-stop.ts";
import type { MailTransport } from "./mail-transport.server.ts";
import { openMail } from "./open.server.ts";
import { isAddressStopped, upsertStop } from "./queries/mail-stops.server.ts";
import { lockWaitingMail, updateMail } from "./queries/mails.server.ts";
import type { Templates } from "./template.ts";

type Post = { mailTransport: MailTransport; address: string; templates: Templates };

/**
 * The job `send-mail`. Locks the mail's row while it is sent, so that no other process sends it too, and empties its
 * data in the transaction that marks it as sent. Throws when it should be retried.
 */
export async function sendMail(
  db: Db,
  { mailTransport, address, templates }: Post,
  { mailId }: { mailId: string },
  run: Run,
) {
  const problem = await db.transaction(async (db) => {
    const mail = await lockWaitingMail(db, mailId);
    if (mail === "settled") return null;
    if (mail === "busy") return "busy";
    const now = currentTime();
    // The last mail to a person who was erased: nothing else holds their address anymore.
    const forgotten = mail.template === "erasure_done" ? { email: "" } : {};
    const settle = (change: Parameters<typeof updateMail>[2]) =>
      updateMail(db, mailId, { ...change, ...forgotten, settledAt: now });

    if (mail.uselessAfter && mail.uselessAfter < now) {
      await settle({ state: "dropped", sealedData: null });
      return null;
    }
    if (mail.personId && !isSentAnyway(mail.template) && (await isAddressStopped(db, mail.personId, mail.email))) {
      await settle({ state: "dropped", sealedData: null, lastProblem: "address_stopped" });
      return null;
    }
    const composed = openMail(templates, mail, address);
    if (composed === null) {
      await settle({ state: "failed", lastProblem: "unreadable" });
      return null;
    }
    if (mailTransport.kind === "mailbox") {
      await settle({ state: "captured" });
      return null;
    }
    if (mailTransport.kind === "none") {
      await settle({ state: "failed", lastProblem: "no_mail_server" });
      return null;
    }
    const delivery = await mailTransport.deliver({ ...composed, id: mailId, to: mail.email });
    const attempts = mail.attempts + 1;
    if (delivery.outcome === "accepted") {
      await settle({ state: "sent", attempts, sealedData: null, lastProblem: null });
      return null;
    }
    const lastProblem = delivery.problem;
    if (delivery.outcome === "refused" || run.isLastTry) {
      const code = lastProblem.split(" ")[1] ?? "";
      const isAddressGone = delivery.outcome === "refused" && saysNoSuchAddress(code);
      if (mail.personId && isAddressGone) await upsertStop(db, { email: mail.email, reason: "bounced", code });
      await settle({ state: "failed", attempts, lastProblem });
      return null;
    }
    await updateMail(db, mailId, { attempts, lastProblem });
    return lastProblem;
  });
  if (problem) throw new JobFailure(problem);
}
