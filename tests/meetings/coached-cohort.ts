import ICAL from "ical.js";
import { unseal } from "#app/secrets/secrets.server.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { aCohort, join } from "#tests/world.ts";

export const now = new Date("2026-09-01T12:00:00Z");

/** A cohort with one coach and two members. */
export async function aCoachedCohort(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  return { cohortId, cora, ana, bea };
}

export const aDraft = (given: { startsAt?: Date; title?: string } = {}) => ({
  title: "Kick-off",
  startsAt: momentAt("2026-11-04", "16:00", homeZone),
  minutes: 90,
  place: "Room 4",
  ...given,
});

/** The calendar mails so far: what kind, to whom, and the event in each. */
export async function calendarMails(db: Db) {
  const rows = await db.select().from(mails);
  return rows
    .flatMap(({ template, personId, sealedData }) => {
      const data = JSON.parse(unseal("mail", sealedData ?? Buffer.alloc(0)) ?? "{}");
      if (typeof data.calendar !== "string") return [];
      const calendar = new ICAL.Component(ICAL.parse(data.calendar));
      const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
      const method = String(calendar.getFirstPropertyValue("method"));
      const sequence = Number(event.sequence);
      return [{ template, personId, method, sequence, uid: event.uid, text: data.calendar as string }];
    })
    .sort((one, other) => one.sequence - other.sequence);
}

export const toldTo = async (db: Db, personId: string) =>
  (await calendarMails(db))
    .filter((mail) => mail.personId === personId)
    .map(({ template, method, sequence }) => ({ template, method, sequence }));
