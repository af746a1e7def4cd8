import { canLead } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { listReturnedWork, listWaitingWork } from "./course-runs/queries/work.server.ts";
import { leadsPeople, ledOrganizations } from "./registration/led-organizations.ts";
import { listApprovingOrganizations, listToApprove } from "./registration/queries/approvals.server.ts";
import { listOffersTo } from "./registration/queries/offers.server.ts";

/** Seats that a person was offered and may still answer. */
export async function seatOffersToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const offers = await listOffersTo(db, person.id, now);
  return offers.map(({ runId, title, offerEndsAt }): TodayItem => {
    const at = offerEndsAt.toISOString();
    const facts = m.trainingsOfferUntil({ until: dayAndTimeIn(person.timeZone, at) });
    const to = `/trainings/${runId}`;
    return {
      id: `offer ${runId}`,
      reason: { kind: "expires", at },
      title,
      to,
      action: m.trainingsTodayAnswer(),
      facts,
    };
  });
}

/** Work of learners that waits for its instructor. */
export async function waitingWorkToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const waiting = await listWaitingWork(db, person.id);
  return waiting.map(({ runId, title, waiting, since }): TodayItem => {
    const reason = { kind: "returned", at: new Date(since).toISOString() } as const;
    const facts = m.courseRunsTodayWaits({ count: waiting });
    const to = `/trainings/${runId}/work/learners`;
    return { id: `work ${runId}`, reason, title, to, action: m.courseRunsTodayAnswer(), facts };
  });
}

/** A learner's own work that was returned. */
export async function returnedWorkToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const returned = await listReturnedWork(db, person.id, now);
  return returned.map(({ runId, title, timeZone, endsAt, at }): TodayItem => {
    const reason = { kind: "returned", at: at.toISOString() } as const;
    const lastDay = dayIn(timeZone, new Date(endsAt.getTime() - 1).toISOString());
    const facts = m.courseRunsTodayReturned({ day: lastDay });
    const to = `/trainings/${runId}/work`;
    return { id: `returned work ${runId}`, reason, title, to, action: m.courseRunsTodayReturnedAction(), facts };
  });
}

/** Registrations that a lead has to approve. */
export async function approvalsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
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
