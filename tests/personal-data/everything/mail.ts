import { queueMail } from "#app/mail/outbox.server.ts";
import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

export const mailSample: Sample = { traces: {}, use: receiveMail };

async function receiveMail({ db, me }: World) {
  const recipient = { personId: me, email: ownTraces.email, language: "en", timeZone: "America/Los_Angeles" };
  const test = { template: "test", data: { at: "now" }, uselessAfter: new Date() } as const;
  await queueMail(db, recipient, test);
  await queueMail(db, { ...recipient, personId: null }, test);
  await db.update(schema.mails).set({ settledAt: new Date(), state: "sent", sealedData: null });
  await db.insert(schema.notificationChoices).values({ personId: me, topic: "shared_reflections", isWanted: false });
}
