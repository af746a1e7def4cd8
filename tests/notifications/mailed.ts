import { sql } from "drizzle-orm";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { openMail } from "#app/mail/open.server.ts";
import { mailTemplates } from "#app/mails.ts";
import { notificationChecks } from "#app/notification-checks.server.ts";
import { mailDigests, mailNotifications } from "#app/notifications/digest.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { aSpace, aTopic, words } from "#tests/discussions/talk.ts";
import { aCohort, join } from "#tests/world.ts";

/** Moves the clock to a moment. Tests move it back with `moveClock(0)`. */
export const at = (moment: Date) => moveClock(moment.getTime() - Date.now());
/** A time of day in Seattle, on a day with nothing else. */
export const clock = (time: string, day = "2027-01-12", zone = "America/Los_Angeles") => at(momentAt(day, time, zone));

export const mailNow = (db: Db) => mailNotifications(db, notificationChecks);
export const mailDigest = (db: Db) => mailDigests(db, notificationChecks);

/** The mails of notifications so far, oldest first. */
export async function sent(db: Db) {
  const rows = await db
    .select()
    .from(mails)
    .where(sql`template like 'notification%'`)
    .orderBy(mails.createdAt, mails.id);
  return rows.map((mail) => ({ ...mail, ...openMail(mailTemplates, mail, "https://practice.example.org") }));
}

/** Ana started a topic in her cohort's space; Bea and Femi learn there too. Nobody is within quiet hours. */
export async function aWorld(db: Db) {
  clock("12:00");
  const cohort = await aCohort(db);
  const member = (who: "ana" | "bea" | "femi") => join(db, who, { cohortIds: [cohort] });
  const [ana, bea, femi] = [await member("ana"), await member("bea"), await member("femi")];
  await aSpace(db, "cohort", { cohortId: cohort, title: "River talk" });
  const place = await aTopic(db, ana, cohort);
  const say = (who: Person, source: string, answers: string | null = null) =>
    addPost(db, who, place.topicId, { post: words(source), key: crypto.randomUUID(), answers });
  return { cohort, ana, bea, femi, place, say };
}
