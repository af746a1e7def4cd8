import { countParticipation } from "#app/participation/measures/counting.server.ts";
import {
  calendarPeriodsOf,
  daysUntilFrozen,
  type PeriodKind,
  quartersBefore,
} from "#app/participation/periods/period.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { assembleReport } from "#app/participation/reports/assembly.server.ts";
import { findReport } from "#app/participation/reports/queries/reports.server.ts";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { dayOf, daysAfter, homeZone, momentAt } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { periodSnapshots, reportingPeriods } from "../schema/participation.ts";
import { demographicAnswers, demographicAsks } from "../schema/participation-people.ts";
import { funderReports, reportNarratives } from "../schema/participation-reports.ts";
import { chanceFrom, idFor } from "./random.ts";
import { earlierTrainings, others, seedEarlierTraining } from "./world-earlier-trainings.ts";
import { personId } from "./world-people.ts";
import { seedGrant, seedPromises, seedRegisters } from "./world-promises.ts";

const lead = personId("lead@demo.example");

/** The period so many quarters before the current one; 0 is the current quarter. */
export const quarterId = (before: number) => idFor(`quarter ${before}`);
const snapshotId = (before: number) => idFor(`figures of quarter ${before}`);
export const demoReports = { draft: idFor("report draft"), published: idFor("report published") };

/** Earlier quarters with their frozen figures, a report that is published, and a draft of the next one. */
export async function seedParticipation(db: Db, now: Date): Promise<void> {
  const current = calendarPeriodsOf(dayOf(now, homeZone))[0];
  if (!current) throw new Error("a day without a quarter");
  const quarters = [current, ...quartersBefore(current.startsOn, 4)];
  await db
    .insert(reportingPeriods)
    .values(quarters.map((quarter, at) => ({ ...quarter, id: quarterId(at), name: "", createdAt: now })))
    .onConflictDoNothing();
  await seedGrant(db, { startsOn: quarters[3]?.startsOn ?? "", endsOn: current.endsOn });
  for (const training of earlierTrainings)
    await seedEarlierTraining(db, training, quarters[training.quarter]?.startsOn ?? "");
  await seedAnswers(db);
  await countParticipation(db, now);
  for (const at of [2, 1]) await seedFigures(db, at, quarters[at]?.endsOn ?? "");
  await seedReports(db, now, { published: quarters[2] ?? current, draft: quarters[1] ?? current });
  await seedPromises(db, now);
  await seedRegisters(db, now);
}

/** The roles that most people gave; a few declined, others were not asked. */
async function seedAnswers(db: Db): Promise<void> {
  const chance = chanceFrom("answers about work");
  const asked = others.filter(() => chance.happens(0.85));
  await db
    .insert(demographicAsks)
    .values(asked.map(({ id }) => ({ personId: id, version: 1 })))
    .onConflictDoNothing();
  const rows = asked.map(({ id, works }) => {
    const declines = chance.happens(0.06);
    const title = works[0]?.as ?? "";
    const role = /teacher|Teacher/.test(title)
      ? "teacher"
      : /director|Director|principal|Principal|Dean|Owner/.test(title)
        ? "leader"
        : /family|Family|Parent|Youth|Mentor|liaison/.test(title)
          ? "family_youth"
          : "coach_specialist";
    const answer = declines ? { state: "declined" as const } : { state: "answered" as const, choices: [role] };
    return { ...answer, personId: id, question: "role" as const, version: 1 };
  });
  await db.insert(demographicAnswers).values(rows).onConflictDoNothing();
}

async function seedFigures(db: Db, before: number, endsOn: string): Promise<void> {
  const row = { id: snapshotId(before), periodId: quarterId(before), version: 1 };
  await db.insert(periodSnapshots).values(row).onConflictDoNothing();
  await freezePeriod(db, { snapshotId: row.id }, momentAt(daysAfter(endsOn, daysUntilFrozen), "09:00", homeZone));
}

const words = {
  draft:
    "People came from every kind of partner. The workshops filled first; courses followed when someone from the same place took part.",
  published: "The first workshops of the year. Most who came were sent by a colleague who had been there before.",
  next: "Evening sessions, and an interpreter for Somali at the first of them.",
};

type Quarter = { kind: PeriodKind; startsOn: string; endsOn: string };

async function seedReports(db: Db, now: Date, about: { published: Quarter; draft: Quarter }): Promise<void> {
  const made = { kind: "quarterly" as const, createdBy: lead };
  const titleOf = (quarter: Quarter) => `Data Capacity for Equity, ${periodInWords({ ...quarter, name: "" })} (demo)`;
  const title = titleOf(about.published);
  await db
    .insert(funderReports)
    .values([
      {
        ...made,
        id: demoReports.published,
        snapshotId: snapshotId(2),
        title,
        state: "preview",
        previewUntil: dayOf(new Date(now.getTime() - 30 * days), homeZone),
        clientKey: "demo published",
        createdAt: new Date(now.getTime() - 60 * days),
      },
      {
        ...made,
        id: demoReports.draft,
        snapshotId: snapshotId(1),
        title: titleOf(about.draft),
        clientKey: "demo draft",
        createdAt: new Date(now.getTime() - 5 * days),
      },
    ])
    .onConflictDoNothing();
  await db
    .insert(reportNarratives)
    .values([
      { reportId: demoReports.published, section: "summary", text: words.published, savedBy: lead },
      { reportId: demoReports.published, section: "next", text: words.next, savedBy: lead },
      { reportId: demoReports.draft, section: "summary", text: words.draft, savedBy: lead },
    ])
    .onConflictDoNothing();
  const report = await findReport(db, demoReports.published);
  if (!report || report.state === "published") return;
  const published = await assembleReport(db, lead, report);
  const publishedAt = new Date(now.getTime() - 29 * days);
  await db
    .insert(funderReports)
    .values({ ...made, id: demoReports.published, snapshotId: snapshotId(2), title, clientKey: "demo published" })
    .onConflictDoUpdate({
      target: funderReports.id,
      set: { state: "published", published, publishedAt, publishedBy: lead },
    });
}
