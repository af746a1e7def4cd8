import { sql } from "drizzle-orm";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { saveReadingPosition } from "#app/learning/reading-position.server.ts";
import { reflect, setVisibility } from "#app/learning/reflection.server.ts";
import { respond } from "#app/learning/response.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { requestDataExport } from "#app/personal-data/data-export.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { aCohort, aCourse, aLesson, aProgram, aPrompt, aReflectionPrompt, join, publish } from "#tests/world.ts";
import { workOnArtifacts } from "./artifacts.ts";
import { takePartInTraining } from "./trainings.ts";

/** Words that nobody else writes: anything that contains one of them contains this person's data. */
export const traces = {
  name: "Zephyrine Quackenbush",
  pronouns: "zephyr/zephyrs",
  email: "zephyrine.q@marigold-school.example",
  oldEmail: "old.zephyrine@marigold-school.example",
  providerEmail: "zq.elsewhere@provider.example",
  providerSubject: "subject-of-zephyrine-77",
  passkey: "Zephyrine's blue key",
  device: "Lynx on Zephyrine's tablet",
  title: "Keeper of the quokkas",
  reflection: "Three quokkas crossed the ferry dock",
  earlier: "Two quokkas hesitated first",
  answer: "forty-two quokkas",
  observation: "the quokka bar is taller",
  inference: "perhaps quokkas like rain",
  roleReason: "because she counts quokkas",
  givenReason: "I trust this quokka counter",
  endReason: "the quokka count is over",
  note: "Come and count quokkas with me",
  invitedTitle: "Deputy quokka keeper",
  renaming: "the quokka school has a new name",
  ignored: "Quokka shoe size",
  fileName: "zephyrines-quokka-people.csv",
  notice: "Down for quokka hour",
  artifact: "Nine quokkas noticed together",
  photo: "quokka-wall-chart.jpg",
  requestNote: "May a quokka keeper join",
  handOverNote: "The quokkas like mornings",
  assignedNote: "Before the next quokka walk",
  goal: "Every quokka is greeted by name",
  goalBefore: "Most quokkas are greeted",
  problem: "Quokkas wait alone at the gate",
  summary: "We counted quokkas by the door",
  evidence: "Six quokkas waited",
  messageBody: "May I bring a quokka tomorrow",
  sessionNote: "We counted quokkas by the dock",
  step: "Ask the ferry crew about quokkas",
  room: "The quokka room",
  need: "A chair for a quokka",
  registrationReason: "The quokkas moved the date",
  qualification: "Ten years with quokkas",
};

const reflecting = aReflectionPrompt();
const guess = aPrompt("guess", { kind: "predict", question: "How many?", answer: { type: "text" } });
const look = aPrompt("look", {
  kind: "observe-infer",
  observePrompt: "What is there?",
  inferPrompt: "What may it mean?",
});
const check = aPrompt("check", {
  kind: "check",
  question: "Which?",
  explanation: "",
  type: "single",
  options: [{ id: "mean", text: "The mean", correct: true, because: "" }],
});
export const course = aCourse("numbers", [aLesson("averages", { prompts: [reflecting, guess, look, check] })]);

/** A person who used every feature, among others who used a few. */
export async function somebodyWhoDidEverything(db: Db) {
  const catalog = await publish(db, course);
  await putInDatabase(db);
  const river = await aCohort(db, { name: "River" });
  const [school] = await db.insert(schema.organizations).values({ name: "Marigold", kind: "school" }).returning();
  const colleague = await join(db, "bea", { cohortIds: [river] });
  const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
  const joined = await join(db, "ana", { cohortIds: [river], grants: [] });
  const { name, pronouns, email } = traces;
  const verified = { emailVerifiedAt: new Date() };
  await db
    .update(schema.people)
    .set({ name, pronouns, email, ...verified })
    .where(sql`id = ${joined.id}`);
  const me = { ...joined, name, pronouns, email };
  const at = { schoolId: school?.id ?? "", cohortId: river, me: me.id, colleague: colleague.id, admin: admin.id };
  await learn(db, me.id, catalog);
  await learn(db, colleague.id, catalog, "bea saw two herons");
  await belong(db, at);
  await workOnArtifacts(db, joined, river, { artifact: traces.artifact, photo: traces.photo });
  await takePartInTraining(db, joined.id, {
    organizationId: school?.id ?? null,
    admin: admin.id,
    words: {
      need: traces.need,
      why: traces.registrationReason,
      qualification: traces.qualification,
      signature: traces.name,
    },
  });
  await signInInEveryWay(db, me.id);
  await administer(db, at);
  await learnInCohort(db, at);
  await receiveMail(db, at.me);
  await meet(db, at);
  await requestDataExport(db, me.id);
  return { me, colleague, admin };
}

/** The catalog rows of a release, which titles come from. */
async function putInDatabase(db: Db) {
  const contentVersion = "1";
  await db
    .insert(schema.courses)
    .values({
      ...{ id: "numbers", slug: "numbers", title: "Numbers", language: "en", level: "foundations", topics: [] },
      ...{ minutes: 10, clockHoursEligible: false, position: 1, ruleVersion: course.ruleVersion, contentVersion },
    })
    .onConflictDoNothing();
  await db
    .insert(schema.lessons)
    .values({
      ...{ id: "averages", courseId: "numbers", slug: "averages", title: "Averages", minutes: 10, position: 1 },
      ...{ isRequired: true, contentVersion },
    })
    .onConflictDoNothing();
}

async function learn(db: Db, personId: string, catalog: Awaited<ReturnType<typeof publish>>, words?: string) {
  const [lesson = aLesson("none")] = course.lessons;
  const place = { course, lesson };
  await enroll(db, personId, course);
  const save = { writer: "a page", base: 0, visibility: "coach" as const };
  const first = await reflect(
    db,
    personId,
    { ...place, prompt: reflecting },
    { ...save, text: words ?? traces.earlier },
  );
  const text = words ?? traces.reflection;
  await reflect(db, personId, { ...place, prompt: reflecting }, { ...save, writer: "another page", base: 1, text });
  if (first.outcome === "saved") await setVisibility(db, personId, first.reflection.id, "cohort");
  const { answer, observation, inference } = words ? { answer: words, observation: words, inference: words } : traces;
  await respond(db, personId, { ...place, prompt: guess }, { kind: "predict", answer });
  const seen = { kind: "observe-infer", observations: observation, inferences: inference } as const;
  await respond(db, personId, { ...place, prompt: look }, seen);
  await respond(db, personId, { ...place, prompt: check }, { kind: "check", answer: ["mean"] });
  await saveReadingPosition(db, personId, course, lesson, { blockId: "averages-2", offset: 0.5 });
  await completeLesson(db, personId, course, lesson, catalog);
  await reopenLesson(db, personId, course, lesson);
  await completeLesson(db, personId, course, lesson, catalog);
}

type Places = { schoolId: string; cohortId: string; me: string; colleague: string; admin: string };

async function belong(db: Db, { schoolId, me, admin, cohortId }: Places) {
  const { title, roleReason } = traces;
  await db
    .insert(schema.memberships)
    .values({ personId: me, organizationId: schoolId, title, startedOn: "2026-01-01", endedOn: "2026-10-01" });
  const before = await aCohort(db, { name: "Creek" });
  await db
    .insert(schema.cohortMemberships)
    .values({ cohortId: before, personId: me, joinedOn: "2025-01-01", leftOn: "2025-06-01" });
  const ended = { endsAt: new Date("2027-01-01"), endedBy: admin, endReason: "moved on" };
  await db.insert(schema.roleGrants).values([
    { personId: me, role: "program_lead", organizationId: schoolId, grantedBy: admin, reason: roleReason, ...ended },
    { personId: me, role: "coach", cohortId, grantedBy: admin, reason: roleReason, ...ended },
  ]);
}

async function signInInEveryWay(db: Db, personId: string) {
  const request = new Request("http://practice.test/", { headers: { "user-agent": "Mozilla/5.0 Firefox/130.0" } });
  const soon = new Date(Date.now() + 3_600_000);
  const secret = () => Buffer.from(crypto.randomUUID());
  await startSession(db, request, personId, { method: "password", hasPassedSecondStep: true });
  const [school] = await db.select().from(schema.organizations).limit(1);
  await db
    .update(schema.sessions)
    .set({ device: traces.device, viewAsRole: "coach", viewAsOrganizationId: school?.id ?? null })
    .where(sql`person_id = ${personId}`);
  await db.insert(schema.passwords).values({ personId, hash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA" });
  await db
    .insert(schema.totpSecrets)
    .values({ personId, sealedSecret: secret(), confirmedAt: new Date(), lastUsedStep: 58_000_000 });
  await db.insert(schema.recoveryCodes).values({ personId, codeHash: secret(), usedAt: new Date() });
  await db.insert(schema.passkeys).values({
    ...{ id: crypto.randomUUID(), personId, publicKey: secret(), counter: 3, transports: ["usb"], isBackedUp: true },
    ...{ name: traces.passkey, lastUsedAt: new Date() },
  });
  await db.insert(schema.passkeyChallenges).values({ challengeHash: secret(), personId, expiresAt: soon });
  await db.insert(schema.connectedSignIns).values({
    ...{ personId, issuer: "https://provider.example", subject: traces.providerSubject },
    ...{ email: traces.providerEmail, lastUsedAt: new Date() },
  });
  await db.insert(schema.emailChanges).values({
    ...{ personId, oldEmail: traces.oldEmail, newEmail: traces.email, undoHash: secret(), undoUntil: soon },
    undoneAt: new Date(),
  });
  const proof = { email: traces.email, linkHash: secret(), expiresAt: soon };
  await db.insert(schema.mailProofs).values([
    { ...proof, purpose: "verify_email", personId, usedAt: new Date() },
    { ...proof, purpose: "sign_up", linkHash: secret() },
  ]);
}

async function administer(db: Db, { schoolId, me, colleague, admin, cohortId }: Places) {
  const { givenReason, endReason, note, invitedTitle, renaming, fileName, notice } = traces;
  const scope = { personId: colleague, role: "coach", organizationId: schoolId } as const;
  await db.insert(schema.roleGrants).values([
    { ...scope, grantedBy: me, reason: givenReason, endsAt: new Date("2027-01-01"), endedBy: me, endReason },
    { ...scope, grantedBy: admin, reason: "for the year" },
  ]);
  const secret = () => Buffer.from(crypto.randomUUID());
  const expiresAt = new Date(Date.now() + 86_400_000);
  const asked = { expiresAt, revokedAt: new Date(), title: invitedTitle, note, startsOn: "2026-12-01" };
  const [mailed, coded] = await db
    .insert(schema.invitations)
    .values([
      { ...asked, email: traces.email.toUpperCase(), name: traces.name, invitedBy: admin, tokenHash: secret() },
      { expiresAt, invitedBy: admin, tokenHash: secret(), maxUses: 30, uses: 2, note: "For the whole room." },
      {
        ...asked,
        title: "Teacher",
        email: "noor@elsewhere.example",
        invitedBy: me,
        organizationId: schoolId,
        tokenHash: secret(),
      },
      { ...asked, title: null, invitedBy: me, cohortId, maxUses: 30, tokenHash: secret() },
      { expiresAt, email: traces.oldEmail, invitedBy: admin, tokenHash: secret() },
    ])
    .returning();
  const used = [mailed, coded].map((invitation) => ({ invitationId: invitation?.id ?? "", personId: me }));
  await db.insert(schema.invitationUses).values([...used, { invitationId: coded?.id ?? "", personId: colleague }]);
  const counted = { rowCount: 2, problemCount: 1, counts: { people: 1 }, finishedAt: new Date() };
  const [draft] = await db
    .insert(schema.imports)
    .values([
      { startedBy: admin, fileName: "others.csv", ...counted },
      { startedBy: admin, fileName: `${traces.name.split(" ").reverse().join("_")}.csv`, ...counted },
      { startedBy: me, fileName, note: "A note.", ...counted, ignoredColumns: [traces.ignored] },
    ])
    .returning();
  const row = { importId: draft?.id ?? "", effects: [], problems: [] };
  const wrong = { column: "email", message: "This is not an address." };
  await db.insert(schema.importRows).values([
    { ...row, line: 2, cells: { email: ` ${traces.email} `, name: traces.name } },
    { ...row, line: 3, cells: { email: "noor@elsewhere.example", name: "Noor" } },
    { ...row, line: 4, cells: { email: "z.quackenbush@marigold", name: "Quackenbush,  Zéphyrine" }, problems: [wrong] },
    { ...row, line: 5, cells: { email: `mailto:${traces.email}` }, problems: [wrong] },
    { ...row, line: 6, cells: { email: "n@elsewhere", name: "Zephyrine Noor" }, problems: [wrong] },
  ]);
  await db.insert(schema.organizationChanges).values([
    { organizationId: schoolId, kind: "renamed", changedBy: me, reason: renaming },
    { organizationId: schoolId, kind: "renamed", changedBy: admin, reason: "a typing mistake" },
  ]);
  const from = new Date();
  await db
    .update(schema.siteState)
    .set({ maintenanceSince: from, maintenanceUntil: from, maintenanceMessage: notice, maintenanceBy: me });
}

async function learnInCohort(db: Db, { me, colleague, cohortId }: Places) {
  const { requestNote: note, handOverNote, assignedNote, goal: statement, goalBefore, problem } = traces;
  const definition = aProgram("coaching");
  const program = { programSlug: "coaching", hash: definition.version };
  await db.insert(schema.programVersions).values({ ...program, definition });
  const { programSlug, hash: programHash } = program;
  await db.insert(schema.cohortSettings).values({ cohortId, programSlug, programHash, createdBy: me });
  const [school] = await db.select().from(schema.organizations).limit(1);
  await db.insert(schema.cohortOrganizations).values({ cohortId, organizationId: school?.id ?? "" });
  const words = { goals: "Learn together.", norms: "Be kind.", readers: "Your coach.", records: "The log." };
  await db.insert(schema.cohortAgreements).values({ cohortId, version: 1, ...words, writtenBy: me });
  const accepted = { cohortId, version: 1 };
  await db.insert(schema.agreementAcceptances).values([
    { ...accepted, personId: me },
    { ...accepted, personId: colleague },
  ]);
  const decided = { decidedAt: new Date(), decidedBy: me, isApproved: true };
  await db.insert(schema.cohortRequests).values([
    { cohortId, personId: me, note, ...decided },
    { cohortId, personId: colleague, note: "Me too.", ...decided },
  ]);
  await db.insert(schema.cohortHandOvers).values([
    { cohortId, fromId: me, toId: colleague, note: handOverNote },
    { cohortId, fromId: colleague, toId: me, note: "They meet on Mondays." },
  ]);
  await db.insert(schema.assignedLearning).values([
    { cohortId, courseId: "numbers", dueOn: "2026-12-01", note: assignedNote, assignedBy: me },
    { cohortId, personId: me, courseId: "numbers", lessonId: "averages", assignedBy: colleague },
    { cohortId, personId: me, courseId: "numbers", withdrawnAt: new Date() },
  ]);
  const more = { problem, baseline: "Two of ten.", measure: "A tally.", targetOn: "2027-05-01" };
  const [made] = await db
    .insert(schema.goals)
    .values({ cohortId, personId: me, statement, ...more, revision: 2 })
    .returning();
  const before = { goalId: made?.id ?? "", revision: 1, status: "open" as const };
  await db.insert(schema.goalVersions).values({ ...before, statement: goalBefore, ...more });
  await beCoached(db, { cohortId, me, colleague, goalId: before.goalId });
}

type Coached = { cohortId: string; me: string; colleague: string; goalId: string };

async function beCoached(db: Db, { cohortId, me, colleague, goalId }: Coached) {
  const { summary, evidence, messageBody: body } = traces;
  const met = { cohortId, kind: "one-to-one", beganAt: new Date(), minutes: 30, mode: "phone" } as const;
  const tags = { focus: ["data"], strategies: ["model"], barriers: ["time"] };
  const [contact] = await db
    .insert(schema.coachingContacts)
    .values([
      { ...met, ...tags, summary, recordedBy: me },
      { ...met, recordedBy: colleague },
    ])
    .returning();
  const contactId = contact?.id ?? "";
  await db.insert(schema.contactPeople).values([me, colleague].map((personId) => ({ contactId, personId })));
  await db.insert(schema.contactGoals).values({ contactId, goalId });
  const seen = { cohortId, observedOn: "2026-10-01", question: "What helped?", seenAt: new Date() };
  await db.insert(schema.coachingObservations).values([
    { ...seen, personId: me, coachId: colleague, evidence: "Three herons waited." },
    { ...seen, personId: colleague, coachId: me, evidence },
  ]);
  await db.insert(schema.threadMessages).values([
    { cohortId, personId: me, authorId: me, body },
    { cohortId, personId: colleague, authorId: me, body },
    { cohortId, personId: me, authorId: colleague, body: "Of course." },
  ]);
  await db.insert(schema.nudges).values([
    { cohortId, personId: me, sentBy: colleague },
    { cohortId, personId: colleague, sentBy: me },
  ]);
  const shared = await db.select().from(schema.reflections).where(sql`person_id = ${colleague}`);
  await db
    .insert(schema.reflectionMarks)
    .values(shared.map(({ id, revision }) => ({ readerId: me, reflectionId: id, revision })));
}

async function meet(db: Db, { cohortId, me, admin }: Places) {
  const startsAt = new Date();
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const facts = { title: "Kick-off", startsAt, minutes: 60, timeZone: "UTC", cohortId, canceledAt: new Date() };
  const at = { place: "Room 4", link: "https://video.example/1" };
  const [session, own] = await db
    .insert(schema.meetings)
    .values([
      { ...facts, ...at, kind: "session", createdBy: admin },
      { ...facts, ...at, kind: "one-to-one", createdBy: admin },
    ])
    .returning();
  const meetingId = session?.id ?? "";
  await db
    .insert(schema.meetingInvitations)
    .values({ meetingId, personId: me, role: "participant", withdrawnAt: new Date() });
  const observed = { meetingId, personId: me, source: "coach" as const, state: "late" as const, recordedBy: admin };
  await db.insert(schema.attendanceObservations).values({
    ...{ ...observed, minutes: 50, lateMinutes: 5, leftEarlyMinutes: 5, happenedAt: new Date(), clientKey: "a form" },
  });
  const note = { meetingId, authorId: me, audience: "author" as const, text: traces.sessionNote, clientKey: "a form" };
  await db.insert(schema.meetingNotes).values({ ...note, editedAt: new Date() });
  const step = { meetingId, cohortId, ownerId: me, createdBy: me, text: traces.step, clientKey: "a form" };
  await db.insert(schema.nextSteps).values({ ...step, dueOn: "2026-12-01", doneAt: new Date() });
  await db
    .insert(schema.calendarFeeds)
    .values({ personId: me, tokenHash: Buffer.from(crypto.randomUUID()), lastUsedAt: new Date() });
  const time = { cohortId, startsAt, endsAt, timeZone: "UTC", link: at.link, withdrawnAt: new Date() };
  const [offered] = await db
    .insert(schema.bookingTimes)
    .values({ ...time, coachId: me, place: traces.room })
    .returning();
  const booking = { timeId: offered?.id ?? "", meetingId: own?.id ?? "", personId: me, startsAt, endsAt };
  await db.insert(schema.bookings).values({ ...booking, canceledAt: new Date(), canceledBy: me });
  await db.insert(schema.facilitations).values({ meetingId, facilitatorId: me });
  await db.insert(schema.facilitationTurns).values({ meetingId, round: 1, personId: me });
}

async function receiveMail(db: Db, me: string) {
  const { email } = traces;
  const recipient = { personId: me, email, language: "en", timeZone: "America/Los_Angeles" };
  const test = { template: "test", data: { at: "now" }, uselessAfter: new Date() } as const;
  await queueMail(db, recipient, test);
  await queueMail(db, { ...recipient, personId: null }, test);
  await db.update(schema.mails).set({ settledAt: new Date(), state: "sent", sealedData: null });
  await db.insert(schema.notificationChoices).values({ personId: me, topic: "shared_reflections", isWanted: false });
  await recordAudit(db, { actorId: me, action: "role.granted", subjectId: me, detail: { role: "coach" } });
  const [school] = await db.select().from(schema.organizations).limit(1);
  await recordAudit(db, { actorId: me, action: "organization.changed", organizationId: school?.id ?? null });
  const due = new Date(Date.now() + 86_400_000);
  await db.insert(schema.erasures).values({ personId: me, dueAt: due, cancelledAt: new Date() });
  await db.update(schema.people).set({ erasureDueAt: null }).where(sql`id = ${me}`);
  const ready = { state: "ready" as const, linkHash: Buffer.from("link"), finishedAt: new Date(), expiresAt: due };
  const [made] = await db
    .insert(schema.dataExports)
    .values({ personId: me, ...ready })
    .returning();
  const piece = { exportId: made?.id ?? "", file: "json" as const, piece: 0 };
  await db.insert(schema.dataExportPieces).values({ ...piece, bytes: Buffer.from(JSON.stringify(traces)) });
  await db.insert(schema.accountMerges).values({ keptId: me, goneId: crypto.randomUUID(), counts: { enrollments: 2 } });
}
