import { domainToASCII } from "node:url";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { asciiAddress } from "#app/http/typed-email.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { listTrail } from "#app/identity/audit/queries/audit-trail.server.ts";
import { readInvitationSearch } from "#app/identity/invitations/invitation-search.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import {
  listOpenOrganizations,
  listOrganizations,
} from "#app/identity/organizations/queries/organization-lists.server.ts";
import { listPeople } from "#app/identity/people/queries/people-lists.server.ts";
import { listReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { listCapturedMails } from "#app/mail/queries/mails.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, mails, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCourse, aLesson, aReflectionPrompt, join } from "#tests/world.ts";

const name = "Đỗ Muñoz O’Hara";
const course = aCourse("numbers", [aLesson("averages", { prompts: [aReflectionPrompt()] })]);
const [lesson = aLesson("none")] = course.lessons;
const [prompt = aReflectionPrompt()] = lesson.prompts;

/** Puts the name into every searchable place, and returns how each of those lists is searched. */
async function listsWith(db: Db, international?: string) {
  const person = await join(db, "ana");
  await db
    .update(people)
    .set({ name, ...(international && { email: international }) })
    .where(eq(people.id, person.id));
  await createOrganization(db, { name, kind: "cbo" });
  await recordAudit(db, { actorId: person.id, action: "email.changed", subjectId: person.id });
  await reflect(db, person.id, { course, lesson, prompt }, { writer: "a", base: 0, visibility: null, text: name });
  const expiresAt = new Date(Date.now() + 60_000);
  const invited = { email: international ?? "someone@maple.example", name, role: "educator" as const, expiresAt };
  await db.insert(invitations).values({ ...invited, tokenHash: Buffer.from("hash") });
  const mail = {
    email: international ?? "đỗ-muñoz-o’hara@maple.example",
    template: "test" as const,
    state: "captured" as const,
  };
  await db.insert(mails).values({ ...mail, language: "en", timeZone: "UTC" });
  const all = { isEverything: true, isEveryScope: true, organizationIds: [], cohortIds: [], coachedCohortIds: [] };
  const trail = { personId: null, actions: null, organization: "", from: null, until: null, before: null };
  const sorted = { kind: null, state: "open" as const, sort: { by: "name" as const, isReversed: false }, page: 1 };
  const lists: Record<string, (q: string) => Promise<number>> = {
    people: async (q) =>
      (await listPeople(db, "everybody", { q, role: null, organizationId: null, page: 1 })).rows.length,
    organizations: async (q) => (await listOrganizations(db, { ...sorted, q })).rows.length,
    "choices of organizations": async (q) => (await listOpenOrganizations(db, { q })).length,
    invitations: async (q) =>
      (await listInvitations(db, all, { ...readInvitationSearch(new URLSearchParams()), q })).invitations.length,
    "the audit trail": async (q) => (await listTrail(db, { ...trail, q }, 10)).length,
    reflections: async (q) => (await listReflections(db, person.id, { search: q, page: 1 })).reflections.length,
    "captured mail": async (q) => (await listCapturedMails(db, { search: q, page: 1 })).mails.length,
  };
  return lists;
}

test.each(["do munoz", "MUNOZ", "đỗ", "Đô\u0303", "o'hara", "O’HARA", "  muñoz   do "])(
  "every list that can be searched finds %j",
  (q) =>
    inDatabase(async (db) => {
      const found = Object.entries(await listsWith(db)).map(async ([list, count]) => [list, await count(q)]);
      const counts = await Promise.all(found);
      expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
    }),
);

test.each(["do%munoz", "m_noz", "nobody"])("no list treats %j as a pattern", (q) =>
  inDatabase(async (db) => {
    const found = Object.entries(await listsWith(db)).map(async ([list, count]) => [list, await count(q)]);
    const counts = await Promise.all(found);
    expect(counts.filter(([, count]) => count !== 0)).toEqual([]);
  }),
);

test("a search of people and of organizations is answered by an index", () =>
  inDatabase(async (db) => {
    await db.execute(sql`set local enable_seqscan = off`);
    for (const [table, text] of [
      ["people", sql`name || ' ' || email`],
      ["organizations", sql`name`],
    ] as const) {
      const plan = await db.execute(
        sql`explain select 1 from ${sql.identifier(table)} where search_fold(${text}) like '%muno%'`,
      );
      expect(JSON.stringify(plan)).toContain(`${table}_by_words`);
    }
  }));

test.each([
  "muller",
  "MÜLLER",
  "müller.example",
  "dee@müller",
  "xn--mller",
  "dee@xn--mller-kva.example",
  "школа",
  "bücher.müller",
])("every list of people and addresses finds %j, whose domain is stored in ASCII", (q) =>
  inDatabase(async (db) => {
    const email = asciiAddress("dee@müller.example.bücher.müller.школа.example");
    const lists = await listsWith(db, email);
    const counts = ["people", "invitations", "the audit trail", "captured mail"].map(async (list) => [
      list,
      await lists[list]?.(q),
    ]);
    for (const [list, count] of await Promise.all(counts)) expect({ list, count }).toEqual({ list, count: 1 });
  }),
);

test("PostgreSQL reads an address as the application does, also one that is none", () =>
  inDatabase(async (db) => {
    const letters = fc.string({ unit: fc.constantFrom(..."aöüß-жщ日本語مرحبا😀ñ9"), minLength: 1, maxLength: 12 });
    const labels = fc
      .sample(letters, 300)
      .map((each) => domainToASCII(each))
      .filter(Boolean);
    const raw = fc.sample(fc.stringMatching(/^[a-z0-9-]{0,60}$/), 300).map((each) => `xn--${each}`);
    const emails = [...labels, ...raw].map((each) => `ana@one.${each}.example`);
    const rows = await db.execute<{ email: string; read: string }>(
      sql`select email, readable_email(email) as read from unnest(${sql.param(emails)}::text[]) email`,
    );
    expect(rows.length).toBe(emails.length);
    for (const { email, read } of rows) {
      const own = readableAddress(email);
      if (own !== email) expect(read).toBe(own);
    }
  }));
