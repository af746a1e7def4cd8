import * as m from "#app/messages/catalog.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { moderationPath } from "../paths.ts";
import { listSpaces } from "../spaces/queries/spaces.server.ts";
import { canFacilitate } from "../spaces/space.ts";
import { countQueue } from "./queries/reports.server.ts";

/** Reported posts, which nobody else tells those who keep their space about. */
export async function reportsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const facilitated = (await listSpaces(db, person)).filter((space) => canFacilitate(person, space));
  const { count, since } = await countQueue(
    db,
    person,
    facilitated.map(({ id }) => id),
  );
  if (since === null) return [];
  return [
    {
      ...{ id: "reports", reason: { kind: "returned", at: since }, title: m.reportsToday({ count }) },
      ...{ to: moderationPath, action: m.reportsTodayDecide() },
    },
  ];
}
