import { dayOf, homeZone, momentAt } from "#app/time/dates.ts";
import { days, minutes } from "#app/time/durations.ts";
import { offerEndsAt } from "#app/trainings/registration/offer.ts";
import type { RegistrationState } from "#app/trainings/registration/registration.ts";
import type { Db } from "../client.server.ts";
import { credentials } from "../schema/credentials.ts";
import { creditEntries, creditHolders } from "../schema/credit.ts";
import { attendanceObservations, meetingInvitations, meetings } from "../schema/meetings.ts";
import { trainingRegistrations } from "../schema/training-registrations.ts";
import { trainingRunFacilitators, trainingRuns } from "../schema/trainings.ts";
import { idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { demoPeople, personId } from "./world-people.ts";

const [coach, lead, educator] = [
  personId("coach@demo.example"),
  personId("lead@demo.example"),
  personId("educator@demo.example"),
];

/** In the address of the demo educator's certificate. */
export const demoCertificateCode = "demoCertificate0000001";

/** A run of the demo world: when it is, how full, and how the demo educator stands with it. */
type DemoRun = {
  key: string;
  title: string;
  summary: string;
  weeks: number;
  format: "in_person" | "online" | "hybrid";
  capacity: number;
  registered: number;
  waiting: number;
  educator?: RegistrationState;
  isCanceled?: boolean;
  isDraft?: boolean;
};

const demoRuns: DemoRun[] = [
  {
    key: "empathy-interviews-past",
    title: "Empathy interviews",
    summary: "Ask so that people tell a story, listen for what it shows, and give back what you heard.",
    ...{ weeks: -6, format: "in_person", capacity: 24, registered: 16, waiting: 0, educator: "attended" },
  },
  {
    key: "logic-models",
    title: "Logic models",
    summary: "Put on one page what you do, whom it is for, and how you would know that it helped.",
    ...{ weeks: 3, format: "online", capacity: 30, registered: 11, waiting: 0, educator: "registered" },
  },
  {
    key: "data-communication",
    title: "Data communication",
    summary: "Say a finding so that a busy reader believes the right thing, with its counts and its limits.",
    ...{ weeks: 5, format: "hybrid", capacity: 12, registered: 11, waiting: 4, educator: "offered" },
  },
  {
    key: "focus-groups",
    title: "Focus groups and community cafés",
    summary: "Plan a conversation that families want to come to, and that changes what you do.",
    ...{ weeks: 7, format: "in_person", capacity: 20, registered: 6, waiting: 0 },
  },
  {
    key: "logic-models-canceled",
    title: "Logic models",
    summary: "Put on one page what you do, whom it is for, and how you would know that it helped.",
    ...{ weeks: 2, format: "in_person", capacity: 20, registered: 5, waiting: 0, isCanceled: true },
  },
  {
    key: "empathy-interviews-draft",
    title: "Empathy interviews",
    summary: "Ask so that people tell a story, listen for what it shows, and give back what you heard.",
    ...{ weeks: 12, format: "in_person", capacity: 24, registered: 0, waiting: 0, isDraft: true },
  },
];

/** Runs of trainings: past, open, full with a waitlist and an offer, canceled, and a draft. */
export async function seedTrainings(db: Db, now: Date): Promise<void> {
  const runs = demoRuns.map((run) => ({ run, row: rowOf(run, now) }));
  await db
    .insert(trainingRuns)
    .values(runs.map(({ row }) => row))
    .onConflictDoNothing();
  await db
    .insert(trainingRunFacilitators)
    .values(runs.map(({ row }) => facilitatorOf(row.id)))
    .onConflictDoNothing();
  const sessions = runs.map(({ run, row }) => sessionOf(run, row, now));
  await db.insert(meetings).values(sessions).onConflictDoNothing();
  const registrations = runs.flatMap(({ run, row }) => registrationsOf(run, row, now));
  await db.insert(trainingRegistrations).values(registrations).onConflictDoNothing();
  const seated = registrations.filter(({ state }) => state === "registered" || state === "attended");
  await db
    .insert(meetingInvitations)
    .values([
      ...sessions.map(({ id }) => invitation(id, coach, "host")),
      ...seated.map(({ runId, personId }) => invitation(sessionId(runId), personId, "participant")),
    ])
    .onConflictDoNothing();
  await db
    .insert(attendanceObservations)
    .values(
      registrations.flatMap(({ state, runId, personId }) => (state === "attended" ? [present(runId, personId)] : [])),
    )
    .onConflictDoNothing();
  await seedCredit(db, runs, registrations);
}

/** Minutes of the past run: the educator has signed, others wait for their signature or have their award. */
async function seedCredit(db: Db, runs: { run: DemoRun; row: Row }[], registrations: Registered[]): Promise<void> {
  const past = runs.filter(({ row }) => row.closedAt !== null);
  const rows = past.flatMap(({ row }) =>
    registrations.filter(({ runId, credit }) => runId === row.id && credit !== "none"),
  );
  const holders = rows.map(({ personId, legalName }) => ({
    id: idFor(`holder ${personId}`),
    personId,
    legalName: legalName ?? "",
  }));
  await db.insert(creditHolders).values(holders).onConflictDoNothing();
  const entries = rows.flatMap(({ runId, personId }, at) => {
    const earnedOn = dayOf(past.find(({ row }) => row.id === runId)?.row.endsAt ?? new Date(), homeZone);
    const entry = {
      holderId: idFor(`holder ${personId}`),
      runId,
      minutes: length - breaks,
      offeredMinutes: length - breaks,
    };
    const facts = { ...entry, rule: "half_hours_down" as const, designations: [], earnedOn };
    const claims =
      at % 3 === 0 && personId !== educator ? [] : [{ ...facts, kind: "claimed" as const, recordedBy: personId }];
    return [{ ...facts, kind: "earned" as const, recordedBy: lead }, ...claims].map((each) => ({
      ...each,
      clientKey: `${each.kind} ${runId} ${personId}`,
    }));
  });
  await db.insert(creditEntries).values(entries).onConflictDoNothing();
  await seedCertificate(db, past);
}

/** The certificate of the demo educator for the past run. */
async function seedCertificate(db: Db, past: { run: DemoRun; row: Row }[]): Promise<void> {
  const found = past.find(({ run }) => run.educator === "attended");
  const name = demoPeople.find(({ email }) => email === "educator@demo.example")?.name;
  if (!found || !name) return;
  await db
    .insert(credentials)
    .values({
      ...{ code: demoCertificateCode, personId: educator, runId: found.row.id, name, title: found.run.title },
      ...{ completedOn: dayOf(found.row.endsAt, homeZone), minutes: length - breaks },
    })
    .onConflictDoNothing();
}

const runId = (key: string) => idFor(`training run ${key}`);
const sessionId = (run: string) => idFor(`training session ${run}`);
const length = 180;
const breaks = 15;

/** Half a day, so that the demo's offer ends within 24 hours at whatever hour it is made. */
const offerMinutes = 12 * 60;

function rowOf({ key, title, summary, weeks, format, capacity, isCanceled, isDraft }: DemoRun, now: Date) {
  const thursday = (11 - new Date(`${dayOf(now, homeZone)}T00:00:00Z`).getUTCDay()) % 7;
  const day = dayOf(new Date(now.getTime() + (weeks * 7 + thursday) * days), homeZone);
  const startsAt = momentAt(day, "09:00", homeZone);
  return {
    ...{ id: runId(key), offeringKind: "training" as const, offeringSlug: key.replace(/-(past|canceled|draft)$/, "") },
    ...{ title, summary, format, capacity, timeZone: homeZone, startsAt, createdBy: lead, offerMinutes },
    endsAt: new Date(startsAt.getTime() + length * minutes),
    place: format === "online" ? null : "Learning Room 2, Renton",
    link: format === "in_person" ? null : "https://video.example/demo-training",
    ...{ audience: "Educators and partners of any role", cost: "Free", accommodations: "access@demo.example" },
    ...{ languages: key === "focus-groups" ? ["en", "so"] : ["en"], interpreters: null },
    publishedAt: isDraft ? null : new Date(startsAt.getTime() - 100 * days),
    canceledAt: isCanceled ? new Date(now.getTime() - 1 * days) : null,
    cancelReason: isCanceled ? "The room is closed for repairs." : null,
    closedAt: weeks < 0 ? new Date(startsAt.getTime() + 1 * days) : null,
    ...approvalOf(weeks, startsAt),
  };
}

/** Past and near runs have an approval, the next ones are applied for. */
function approvalOf(weeks: number, startsAt: Date) {
  const nothing = { proposalNumber: null, appliedOn: null, approvedOn: null, approvedMinutes: null, claimCode: null };
  const before = (count: number) => dayOf(new Date(startsAt.getTime() - count * days), homeZone);
  if (weeks > 5) return nothing;
  if (weeks > 3) return { ...nothing, proposalNumber: "DEMO-2", appliedOn: before(40) };
  const number = { proposalNumber: "DEMO-1", appliedOn: before(60), claimCode: weeks < 0 ? "000000" : null };
  return { ...number, approvedOn: before(45), approvedMinutes: 150 };
}

type Row = ReturnType<typeof rowOf>;
type Registered = ReturnType<typeof registration>;

const facilitatorOf = (run: string) => ({
  ...{ id: idFor(`facilitator ${run}`), runId: run, personId: coach, position: 1 },
  ...{ name: "Teresa Quintero", qualification: "Data coach of the learning community" },
});

function sessionOf({ isCanceled }: DemoRun, { id, title, startsAt, timeZone, place, link }: Row, now: Date) {
  return {
    ...{ id: sessionId(id), trainingRunId: id, kind: "training" as const, title, startsAt, timeZone, place, link },
    ...{ minutes: length, breakMinutes: breaks, createdBy: lead },
    ...{ canceledAt: isCanceled ? new Date(now.getTime() - 1 * days) : null, sequence: isCanceled ? 1 : 0 },
  };
}

function registrationsOf(
  { key, registered, waiting, weeks, educator: standing, isCanceled }: DemoRun,
  row: Row,
  now: Date,
) {
  const others = demoPeople
    .filter(({ id, cohort }) => cohort !== null && id !== educator && id !== coach)
    .slice(0, registered + waiting);
  const seat: RegistrationState = isCanceled ? "run_canceled" : weeks < 0 ? "attended" : "registered";
  const made = others.map(({ id }, at) => registration(key, row, id, at < registered ? seat : "waitlisted", at, now));
  return standing ? [...made, registration(key, row, educator, standing, 50, now)] : made;
}

function registration(key: string, run: Row, person: string, state: RegistrationState, at: number, now: Date) {
  const createdAt = new Date(now.getTime() - (20 - at / 10) * days);
  const workplace = demoPeople.find(({ id }) => id === person)?.works[0]?.at;
  return {
    ...{ id: idFor(`registration ${key} ${person}`), runId: run.id, personId: person, state, createdAt },
    organizationId: workplace ? organizationId(workplace) : null,
    queuedAt: state === "waitlisted" || state === "offered" ? createdAt : null,
    credit: state === "attended" ? ("clock_hours" as const) : ("none" as const),
    legalName: state === "attended" ? (demoPeople.find(({ id }) => id === person)?.name ?? null) : null,
    offerEndsAt: state === "offered" ? offerEndsAt(run, now) : null,
  };
}

const invitation = (meetingId: string, person: string, role: "host" | "participant") => ({
  ...{ meetingId, personId: person, role, mailedSequence: 0 },
});

const present = (run: string, person: string) => ({
  ...{ meetingId: sessionId(run), personId: person, source: "coach" as const, state: "present" as const },
  ...{ clientKey: "demo", recordedBy: coach },
});
