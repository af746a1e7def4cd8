import { insertAuditEventsUnlessSince } from "#app/identity/audit/queries/audit-events.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { cycleRowOf } from "#app/inquiry/cycle-row.ts";
import { type CoachedCycle, listCoachedCycles } from "#app/inquiry/queries/cycle-lists.server.ts";
import { listWaitingArtifacts } from "#app/learning/artifacts/queries/waiting-artifacts.server.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayOf, shortDay, shortDayIn } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { daysBetween, deskReach, quietSince } from "./desk.ts";
import {
  type DeskMember,
  type DeskReflection,
  deskSizes,
  listDeskGoals,
  listDeskReflections,
  listPossiblyQuiet,
} from "./queries/desk.server.ts";
import { type DeskCohort, listDeskCohorts } from "./queries/desk-cohorts.server.ts";

/**
 * Everything on a coach's desk, in words. It shows what members shared, so each author sees in their activity that the
 * coach read it, once a day. Seven statements, however many cohorts.
 */
export async function deskFor(db: Db, coach: Person, now: Date) {
  const cohorts = await listDeskCohorts(db, deskReach(coach));
  const ids = cohorts.map(({ id }) => id);
  const [quiet, reflections, waiting, goals, cycles] = await Promise.all([
    listPossiblyQuiet(db, ids),
    listDeskReflections(db, coach, ids),
    listWaitingArtifacts(db, coach, ids, deskSizes.waiting),
    listDeskGoals(db, coach, ids),
    listCoachedCycles(db, coach, ids, deskSizes.cycles),
  ]);
  await recordSeen(db, coach, reflections, now);
  const today = dayOf(now, coach.timeZone);
  const names = new Map(cohorts.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? "";
  return {
    cohorts: cohorts.map((cohort) => weekOf(cohort, coach.timeZone)),
    groups: groupsOf(reflections, nameOf, coach.timeZone),
    newCount: reflections.filter(({ isNew }) => isNew).length,
    isMoreWaiting: waiting.length === deskSizes.waiting,
    waiting: waiting.map(({ stateSince, cohortId, ownerNames, ...artifact }) => ({
      ...artifact,
      cohort: nameOf(cohortId),
      owners: ownerNames.join(", "),
      waits: m.deskWaits({ days: daysBetween(dayOf(new Date(stateSince), coach.timeZone), today) }),
    })),
    quiet: quietMembers(quiet, nameOf, today),
    cycles: cycles.map((cycle) => ({ ...cycleInWords(cycle, today), cohort: nameOf(cycle.sharedCohortId) })),
    goals: goals.map(({ targetOn, cohortId, ...goal }) => ({
      ...goal,
      cohortId,
      cohort: nameOf(cohortId),
      target: targetOn ? m.deskGoalTarget({ day: shortDay(targetOn) }) : null,
    })),
  };
}

/** A cohort's next session, the attendance of the last one and its open next steps, in words. */
export function weekOf({ id, name, memberCount, next, last, steps, stepCount }: DeskCohort, timeZone: string) {
  const pathOf = (meetingId: string) => meetingPath({ id: meetingId, kind: "session", cohortId: id });
  return {
    ...{ id, name, memberCount },
    next: next && { title: next.title, to: pathOf(next.id), when: dayAndTimeIn(timeZone, next.startsAt) },
    last: last && {
      to: `${pathOf(last.id)}/attendance`,
      title: last.title,
      attendance: m.deskAttendance({ came: last.came, taken: last.taken, day: shortDayIn(timeZone, last.startsAt) }),
    },
    steps: steps.map(({ id: stepId, meetingId, text, owner, dueOn }) => ({
      ...{ id: stepId, text, owner },
      to: `${pathOf(meetingId)}#steps`,
      due: dueOn ? m.deskGoalTarget({ day: shortDay(dueOn) }) : null,
    })),
    moreSteps: stepCount - steps.length,
  };
}

/** A cycle that its team shares: where it is, and when it is looked at next. */
function cycleInWords(cycle: CoachedCycle, today: string) {
  const { id, title, team, state, decision, dataDay } = cycleRowOf(cycle, today, { hasTeam: true });
  const where = decision === null ? m.inquiryStateName({ state }) : m.inquiryDecided({ decision });
  const facts = dataDay ? `${where} · ${m.inquiryNextDataDay({ day: dataDay })}` : where;
  return { id, title, team, facts, cohortId: cycle.sharedCohortId };
}

/** In one statement without a lock: two tabs at once may record one read twice. */
async function recordSeen(db: Db, coach: Person, seen: DeskReflection[], now: Date): Promise<void> {
  if (seen.length === 0) return;
  const events = seen.map(({ id, personId }) => ({
    action: "reflection.read" as const,
    subjectId: personId,
    organizationId: null,
    detail: { id },
  }));
  await insertAuditEventsUnlessSince(db, coach.id, events, new Date(now.getTime() - 1 * days));
}

export type Desk = Awaited<ReturnType<typeof deskFor>>;

/** By cohort, then by prompt, which is said once; the groups with the newest first. */
function groupsOf(reflections: DeskReflection[], nameOf: (id: string) => string, timeZone: string) {
  const byCohort = Map.groupBy(reflections, ({ cohortId }) => cohortId);
  return [...byCohort].map(([cohortId, shared]) => ({
    cohortId,
    cohort: nameOf(cohortId),
    prompts: [...Map.groupBy(shared, ({ lessonId, promptId, prompt }) => `${lessonId} ${promptId} ${prompt}`)].map(
      ([key, [first, ...others]]) => ({
        key,
        prompt: first?.prompt ?? m.deskPromptUnknown(),
        lesson: first?.lessonTitle ?? "",
        reflections: [first, ...others].flatMap((reflection) =>
          reflection
            ? {
                ...{ id: reflection.id, author: reflection.authorName, text: reflection.text },
                ...{ isNew: reflection.isNew, revision: reflection.revision },
                day: shortDayIn(timeZone, reflection.updatedAt),
              }
            : [],
        ),
      }),
    ),
  }));
}

function quietMembers(members: DeskMember[], nameOf: (id: string) => string, today: string) {
  return members
    .flatMap((member) => {
      const since = quietSince(member, today);
      return since ? [{ ...member, since }] : [];
    })
    .sort((a, b) => a.since.localeCompare(b.since) || a.name.localeCompare(b.name))
    .slice(0, 40)
    .map(({ id, cohortId, name, since, lastContactOn, nudgedOn }) => ({
      ...{ id, cohortId, name, cohort: nameOf(cohortId) },
      since: m.deskQuietSince({ day: shortDay(since), days: daysBetween(since, today) }),
      contact: lastContactOn ? m.deskLastContact({ day: shortDay(lastContactOn) }) : m.deskNoContact(),
      nudged: nudgedOn ? m.deskNudgedOn({ day: shortDay(nudgedOn) }) : null,
    }));
}
