import { z } from "zod";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { ResponseValue } from "#app/learning/response.ts";

/** The version of the file's shape: raised whenever a field goes or changes its meaning; fields may be added. */
export const formatVersion = 1;
export const formatName = "sound-practice/my-data";

const moment = z.iso.datetime({ offset: true });
const past = moment.nullable();
const day = z.iso.date();
const words = z.string().nullable();
const scope = { organization: words, cohort: words };
const hasKind = (value: unknown) => typeof value === "object" && value !== null && "kind" in value;
const answer = z.custom<ResponseValue>(hasKind).describe("An object; its shape depends on its kind.");
const asAsked = z.custom<PromptDefinition>(hasKind).nullable().describe("As worded then; null if that was not kept.");
const score = z.number().nullable().describe("0 to 1 for a graded check, null for everything else.");
const versions = {
  contentVersion: z.string().describe("Which edition of the lesson or course it was."),
  ruleVersion: z.string().describe("Which edition of the rule for completing the course it was."),
};
const asked = { promptId: z.string(), promptVersion: z.string().describe("Which wording of the question it was.") };
const lesson = { courseId: words, course: words, lessonId: z.string(), lesson: words };

function section<Shape extends z.ZodRawShape>(about: string, shape: Shape) {
  return z.strictObject(shape).describe(about);
}

const identity = {
  account: section("Your account. One entry.", {
    id: z.uuid(),
    name: z.string(),
    pronouns: words,
    email: z.string(),
    emailVerifiedAt: past,
    timeZone: z.string(),
    language: z.string(),
    createdAt: moment,
    erasureDueAt: past.describe("When the account will be erased, if you asked for that."),
  }),
  passwords: section("That you have a password. The password itself is not known to us.", { changedAt: moment }),
  authenticatorApps: section("That you use an authenticator app. Its secret stays sealed.", {
    createdAt: moment,
    confirmedAt: past,
    lastUsedStep: z.number().nullable().describe("The newest 30-second step, since 1970, whose code you used."),
  }),
  recoveryCodes: section("Your recovery codes, without the codes.", { createdAt: moment, usedAt: past }),
  passkeys: section("Your passkeys, without their keys.", {
    name: z.string(),
    transports: z.array(z.string()),
    isBackedUp: z.boolean(),
    counter: z.number(),
    createdAt: moment,
    lastUsedAt: past,
  }),
  connectedSignIns: section("Accounts elsewhere that you sign in with.", {
    issuer: z.string(),
    subject: z.string().describe("What the provider calls you."),
    email: words,
    createdAt: moment,
    lastUsedAt: past,
  }),
  sessions: section("Where you are signed in.", {
    device: words,
    method: z.string(),
    isShared: z.boolean(),
    createdAt: moment,
    lastUsedAt: moment,
    provedAt: moment.describe("When you last proved who you are."),
    secondStepAt: past,
    expiresAt: moment,
    viewAsRole: words,
    viewAsOrganization: words,
  }),
  emailChanges: section("Addresses that you had, while the change can be undone.", {
    oldEmail: z.string(),
    newEmail: z.string(),
    changedAt: moment,
    undoUntil: moment,
    undoneAt: past,
  }),
  mailProofs: section("Links and codes that were mailed to you to prove an address, without the links and codes.", {
    purpose: z.string(),
    email: z.string(),
    codeTries: z.number(),
    isShared: z.boolean(),
    createdAt: moment,
    expiresAt: moment,
    usedAt: past,
  }),
  memberships: section("Where you work or worked.", {
    organization: z.string(),
    title: words,
    startedOn: day,
    endedOn: day.nullable(),
  }),
  cohorts: section("Cohorts that you learn or learned in.", {
    cohort: z.string(),
    joinedOn: day,
    leftOn: day.nullable(),
  }),
  roles: section("Roles that you hold or held, with who gave and ended them.", {
    role: z.string(),
    ...scope,
    reason: z.string(),
    grantedBy: words,
    grantedAt: moment,
    endsAt: past,
    endedBy: words,
    endReason: words,
  }),
  rolesOfOthers: section("Roles of other people that you gave or ended, in your words. Whose they are is theirs.", {
    role: z.string(),
    ...scope,
    reason: words.describe("If you gave it."),
    grantedAt: moment,
    endsAt: past,
    endReason: words.describe("If you ended it."),
  }),
  invitationsReceived: section("Invitations to you.", {
    email: words,
    name: words,
    role: z.string(),
    ...scope,
    title: words,
    startsOn: day.nullable(),
    note: words,
    createdAt: moment,
    expiresAt: moment,
    revokedAt: past,
    usedAt: past.describe("When you used it."),
  }),
  invitationsMade: section("Invitations by you. Whom they were mailed to is theirs.", {
    role: z.string(),
    ...scope,
    title: words,
    startsOn: day.nullable(),
    note: words,
    uses: z.number(),
    maxUses: z.number(),
    createdAt: moment,
    expiresAt: moment,
    revokedAt: past,
  }),
  imports: section("Files of people that you brought in, without the people.", {
    fileName: z.string(),
    kind: z.string(),
    ignoredColumns: z.array(z.string()),
    mailsInvitations: z.boolean(),
    state: z.string(),
    rowCount: z.number(),
    problemCount: z.number(),
    counts: z.record(z.string(), z.number()).nullable(),
    createdAt: moment,
    finishedAt: past,
  }),
  organizationChanges: section("What you changed about organizations.", {
    organization: z.string(),
    kind: z.string(),
    reason: words,
    changedAt: moment,
  }),
  maintenanceNotices: section("The notice of maintenance, if it is yours.", {
    since: past,
    until: past,
    message: words,
  }),
  activity: section("What the record of the site has about you: what you did, and what was done with your data.", {
    happenedAt: moment,
    action: z.string(),
    isByYou: z.boolean(),
    isAboutYou: z.boolean(),
    organization: words,
    detail: z.record(z.string(), z.unknown()),
  }),
  accountMerges: section("Other accounts of yours that became part of this one.", {
    goneId: z.uuid(),
    mergedAt: moment,
    counts: z.record(z.string(), z.number()),
  }),
};

const notifications = {
  mails: section("Mail to you: of what kind and when, not what it said.", {
    email: z.string(),
    template: z.string(),
    language: z.string(),
    timeZone: z.string(),
    state: z.string(),
    createdAt: moment,
    uselessAfter: past,
    settledAt: past,
  }),
  notificationChoices: section("What you chose to be told by mail.", {
    topic: z.string(),
    isWanted: z.boolean(),
    chosenAt: moment,
  }),
};

const learning = {
  enrollments: section("Courses that you started.", { courseId: z.string(), course: words, enrolledAt: moment }),
  courseFacts: section("Courses finished and reopened, in order: odd numbers finish, even ones reopen.", {
    courseId: z.string(),
    course: words,
    sequence: z.number(),
    how: z.string(),
    happenedAt: moment,
    ...versions,
  }),
  lessonFacts: section("Lessons completed and reopened, in order: odd numbers complete, even ones reopen.", {
    ...lesson,
    sequence: z.number(),
    how: z.string(),
    happenedAt: moment,
    ...versions,
  }),
  responses: section("Your answers in lessons: the newest and the first, with the question as you saw it.", {
    ...lesson,
    ...asked,
    kind: z.string(),
    question: asAsked,
    value: answer,
    firstValue: answer,
    score,
    firstScore: score,
    bestScore: score,
    tries: z.number(),
    isLocked: z.boolean(),
    contentVersion: z.string(),
    createdAt: moment,
    updatedAt: moment,
  }),
  reflections: section("What you wrote in reflections, as it is now, with the question as you saw it.", {
    id: z.uuid(),
    ...lesson,
    ...asked,
    question: words,
    visibility: z.string().describe("private, coach or cohort."),
    revision: z.number().describe("The number of the newest version."),
    text: z.string(),
    createdAt: moment,
    updatedAt: moment,
  }),
  reflectionVersions: section("Every version of every reflection.", {
    reflectionId: z.uuid(),
    revision: z.number(),
    question: words,
    text: z.string(),
    promptVersion: z.string(),
    contentVersion: z.string(),
    savedAt: moment,
  }),
  reflectionVisibilityChanges: section("When you changed who may read a reflection.", {
    reflectionId: z.uuid(),
    visibility: z.string(),
    changedAt: moment,
  }),
  readingPositions: section("Where in each lesson you stopped reading.", {
    ...lesson,
    blockId: z.string(),
    offset: z.number().describe("The share of that block that you had read, 0 to 1."),
    readAt: moment,
  }),
};

const ownData = {
  dataExports: section("Downloads like this one that you asked for.", {
    state: z.string(),
    createdAt: moment,
    finishedAt: past,
    expiresAt: past,
  }),
  erasures: section("When you asked for your account to be erased.", {
    requestedAt: moment,
    dueAt: moment,
    cancelledAt: past,
  }),
};

/** Everything about a person, in the order of the file: each section is a list of entries. */
export const sections = { ...identity, ...notifications, ...learning, ...ownData };

export type SectionName = keyof typeof sections;
export type Entry<Name extends SectionName = SectionName> = z.infer<(typeof sections)[Name]>;
export const sectionNames = Object.keys(sections) as SectionName[];

/** The file's shape as a JSON Schema (draft 2020-12), for whoever reads it with a program. */
export function jsonSchema(): object {
  const lists = Object.fromEntries(
    sectionNames.map((name) => [name, z.array(sections[name]).describe(sections[name].description ?? name)]),
  );
  const file = z.strictObject({
    format: z.literal(formatName),
    version: z.literal(formatVersion),
    exportedAt: moment.describe("Everything in the file was so at this moment. Moments are ISO 8601."),
    ...lists,
  });
  return { title: "Sound Practice: everything about one person", ...z.toJSONSchema(file, { unrepresentable: "any" }) };
}
