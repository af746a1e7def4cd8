import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { listAskedOf } from "./queries/readers.server.ts";

/** Pages that people asked a person to read, until they answered. */
export async function readersToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const asked = await listAskedOf(db, person.id);
  return asked
    .filter(({ isAnswered }) => !isAnswered)
    .slice(0, 5)
    .map(({ reflectionId, authorName, courseTitle, askedAt }) => ({
      id: `reading ${reflectionId}`,
      reason: { kind: "returned", at: askedAt },
      title: m.readersTodayTitle({ name: authorName }),
      to: `/reflections/${reflectionId}`,
      action: m.readersTodayRead(),
      within: { title: courseTitle ?? m.reflectionsUnknownCourse(), to: "/reflections/shared" },
      note: m.readersAskedOn({ day: dayIn(person.timeZone, askedAt) }),
    }));
}
