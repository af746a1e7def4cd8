import { queueMail } from "#app/mail/outbox.server.ts";
import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

const traces = { place: "Quokka watch" };

export const mailSample: Sample = { traces, use: receiveMail };

async function receiveMail({ db, me, colleague }: World) {
  const recipient = { personId: me, email: ownTraces.email, language: "en", timeZone: "America/Los_Angeles" };
  const test = { template: "test", data: { at: "now" }, uselessAfter: new Date() } as const;
  await queueMail(db, recipient, test);
  await queueMail(db, { ...recipient, personId: null }, test);
  await db.update(schema.mails).set({ settledAt: new Date(), state: "sent", sealedData: null });
  const stopped = { personId: me, email: ownTraces.email, reason: "bounced" as const, code: "5.1.1" };
  await db.insert(schema.mailStops).values(stopped);
  const told = { personId: me, actorId: colleague, kind: "mention", path: "/community", mail: "done" } as const;
  await db.insert(schema.notifications).values([
    { ...told, place: traces.place, subjectId: crypto.randomUUID(), readAt: new Date(), thread: "topic:one" },
    { ...told, place: "Elsewhere", personId: colleague, actorId: me },
  ]);
  const settings = { digestEvery: "week", digestWeekday: 2, digestHour: 8, quietFrom: 20, quietUntil: 6 } as const;
  await db.insert(schema.notificationSettings).values({ personId: me, ...settings, hasWords: true });
  await db.insert(schema.notificationChoices).values({ personId: me, topic: "shared_reflections", channel: "app" });
}
