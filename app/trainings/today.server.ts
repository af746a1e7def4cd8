import { canLead } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { listWaitingWork } from "./course-runs/queries/work.server.ts";
import { leadsPeople, ledOrganizations } from "./registration/led-organizations.ts";
import { listApprovingOrganizations, listToApprove } from "./registration/queries/approvals.server.ts";
import { listOffersTo } from "./registration/queries/offers.server.ts";

/** Seats that a person was offered, registrations that a lead has to approve, and work that waits for its instructor. */
export async function trainingsToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const [offers, waiting, work] = await Promise.all([
    listOffersTo(db, person.id, now),
    waitingFor({ db, person, now }),
    listWaitingWork(db, person.id),
  ]);
  return [
    ...offers.map(({ runId, title, offerEndsAt }): TodayItem => {
      const at = offerEndsAt.toISOString();
      const facts = m.trainingsOfferUntil({ until: dayAndTimeIn(person.timeZone, at) });
      const reason = { kind: "expires", at } as const;
      return {
        id: `offer ${runId}`,
        reason,
        title,
        to: `/trainings/${runId}`,
        action: m.trainingsTodayAnswer(),
        facts,
      };
    }),
    ...waiting,
    ...work.map(({ runId, title, waiting, since }): TodayItem => {
      const reason = { kind: "returned", at: new Date(since).toISOString() } as const;
      const facts = m.courseRunsTodayWaits({ count: waiting });
      return {
        id: `work ${runId}`,
        reason,
        title,
        to: `/trainings/${runId}/work/learners`,
        action: m.courseRunsTodayAnswer(),
        facts,
      };
    }),
  ];
}

async function waitingFor({ db, person }: TodayVisit): Promise<TodayItem[]> {
  if (!leadsPeople(person)) return [];
  const led = await listApprovingOrganizations(db, ledOrganizations(person), { andAsking: canLead(person, {}) });
  const asking = led.filter(({ asks }) => asks).map(({ id }) => id);
  const [first, ...others] = await listToApprove(db, asking);
  if (!first) return [];
  return [
    {
      ...{ id: "training approvals", reason: { kind: "expires", at: first.startsAt.toISOString() } },
      ...{ title: m.trainingsTodayApprovals({ count: others.length + 1 }), to: "/trainings/approvals" },
      action: m.trainingsTodayApprove(),
    },
  ];
}
