import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { completeLesson } from "#app/learning/completion.server.ts";
import { sendMail } from "#app/mail/sending.server.ts";
import { mailTemplates } from "#app/mails.ts";
import { askForErasure, eraseAccount, undoErasure, undoErasureByLink } from "#app/personal-data/erasure.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCatalog, aLesson, join } from "#tests/world.ts";
import { databaseAsText, findTraces } from "./database-text.ts";
import { course } from "./everything/course.ts";
import { ownTraces } from "./everything/world.ts";
import { somebodyWhoDidEverything, traces } from "./everything.ts";

const request = new Request("http://practice.test/settings/erasure");

/** Requests erasure and lets the grace period pass. */
async function askAndWait(db: Db, person: Person): Promise<string> {
  await askForErasure(db, request, person);
  await db.update(schema.erasures).set({ dueAt: sql`now() - interval '1 second'` }).where(sql`cancelled_at is null`);
  return openErasure(db);
}

async function openErasure(db: Db): Promise<string> {
  const [open] = await db.execute<{ id: string }>(
    sql`select id from erasures where cancelled_at is null and erased_at is null`,
  );
  return open?.id ?? "";
}

const isThere = async (db: Db, person: Person) =>
  (await db.$count(schema.people, eq(schema.people.id, person.id))) === 1;

async function mailedLink(db: Db): Promise<string> {
  const [mail] = await db.select().from(schema.mails).where(eq(schema.mails.template, "erasure_requested"));
  const data: { undoPath: string } = JSON.parse(unseal("mail", mail?.sealedData ?? Buffer.alloc(0)) ?? "{}");
  return new URL(data.undoPath, "http://practice.test").searchParams.get("token") ?? "";
}

describe("a person who did everything is erased", () => {
  test("completely, and no other row changes", () =>
    withCommittedDatabase(async (db) => {
      const { me } = await somebodyWhoDidEverything(db);
      const before = await findTraces(db, traces);
      for (const what of Object.keys(traces)) expect(before.join(), what).toContain(`${what} in `);
      const erasureId = await askAndWait(db, me);
      const owned = await db.execute<{ id: string }>(sql`select id from reflections where person_id = ${me.id}
        union select id from goals where person_id = ${me.id}
        union select artifact_id from artifact_owners where person_id = ${me.id}
        union select cycle_id from inquiry_members where person_id = ${me.id} and left_at is null
        union select id from data_exports where person_id = ${me.id}
        union select id from discussion_tags where created_by = ${me.id} union select ${erasureId}::uuid`);
      const ids = owned.map(({ id }) => id);
      const mine = new RegExp([me.id, "quackenbush", ...ids, ...Object.values(traces)].join("|"), "i");
      const kept = [...(await databaseAsText(db))].map(
        ([table, rows]) => [table, rows.filter((row) => !mine.test(row))] as const,
      );

      await eraseAccount(db, { erasureId });
      const [farewell] = await db.select().from(schema.mails).where(eq(schema.mails.template, "erasure_done"));
      const run = { isLastTry: false, signal: new AbortController().signal };
      const mailTransport = { kind: "mailbox" } as const;
      expect(farewell?.email).toBe(ownTraces.email);
      expect(await findTraces(db, traces)).toEqual(["email in public.mails"]);
      await sendMail(db, { mailTransport, address: "", templates: mailTemplates }, { mailId: farewell?.id ?? "" }, run);
      expect(await findTraces(db, traces)).toEqual([]);

      const after = await databaseAsText(db);
      for (const [table, rows] of kept) {
        const isQueue = table.startsWith("pgboss.");
        if (!isQueue)
          expect(
            rows.filter((row) => !after.get(table)?.includes(row)),
            table,
          ).toEqual([]);
      }
      const naming = [...after].filter(([, rows]) => rows.some((row) => row.includes(me.id))).map(([table]) => table);
      expect(naming.sort()).toEqual(["public.audit_events", "public.erasures"]);
      const [erasure] = await db.select().from(schema.erasures).where(eq(schema.erasures.id, erasureId));
      expect(erasure?.counts).toMatchObject({ people: 1, reflections: 1, invitations: 2, passkeys: 1, import_rows: 3 });
    }));

  test("once, with one mail, however often the job runs", () =>
    inDatabase(async (db) => {
      const erasureId = await askAndWait(db, await join(db, "ana"));
      for (let times = 0; times < 3; times++) await eraseAccount(db, { erasureId });
      expect(await db.$count(schema.mails, eq(schema.mails.template, "erasure_done"))).toBe(1);
      expect(await db.$count(schema.auditEvents, eq(schema.auditEvents.action, "account.erased"))).toBe(1);
    }));

  test("atomically, when the job dies", () =>
    withCommittedDatabase(async (db) => {
      const { me } = await somebodyWhoDidEverything(db);
      const erasureId = await askAndWait(db, me);
      const before = await databaseAsText(db);
      const dying = db.transaction(async (db) => {
        await eraseAccount(db, { erasureId });
        throw new Error("killed");
      });
      await expect(dying).rejects.toThrow("killed");
      expect(await databaseAsText(db)).toEqual(before);
      await eraseAccount(db, { erasureId });
      expect(await isThere(db, me)).toBe(false);
    }));

  test("during concurrent activity, without deadlock and without leftovers", () =>
    withCommittedDatabase(async (db) => {
      const { me } = await somebodyWhoDidEverything(db);
      const erasureId = await askAndWait(db, me);
      const [lesson = aLesson("none")] = course.lessons;
      const others = Array.from({ length: 8 }, (_, at) =>
        at % 2 === 0
          ? completeLesson(db, me.id, course, lesson, aCatalog(course))
          : startSession(db, request, me.id, { method: "password" }),
      );
      const [erased, ...settled] = await Promise.allSettled([eraseAccount(db, { erasureId }), ...others]);
      expect(erased.status).toBe("fulfilled");
      expect(settled).toHaveLength(8);
      expect(await isThere(db, me)).toBe(false);
      expect(await db.$count(schema.sessions, eq(schema.sessions.personId, me.id))).toBe(0);
    }));
});

describe("asking", () => {
  test("signs out everywhere else, keeps the account for two weeks, and mails a link that undoes it", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const cookie = (await startSession(db, request, ana.id)).split(";")[0] ?? "";
      await startSession(db, request, ana.id);
      const here = new Request(request.url, { headers: { cookie } });
      expect(await askForErasure(db, here, ana)).toBe("asked");
      expect(await askForErasure(db, here, ana)).toBe("asked_before");
      expect(await db.$count(schema.sessions, eq(schema.sessions.personId, ana.id))).toBe(1);
      await eraseAccount(db, { erasureId: await openErasure(db) });
      expect(await isThere(db, ana)).toBe(true);

      const token = await mailedLink(db);
      expect(await undoErasureByLink(db, "another")).toBe("too_late");
      expect(await undoErasureByLink(db, token)).toBe("undone");
      expect(await undoErasureByLink(db, token)).toBe("too_late");
      const [row] = await db.select().from(schema.people).where(eq(schema.people.id, ana.id));
      expect(row?.erasureDueAt).toBeNull();
      expect(await askForErasure(db, here, ana)).toBe("asked");
    }));

  test("an undone request is never erased", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const erasureId = await askAndWait(db, ana);
      expect(await undoErasure(db, ana.id)).toBe("undone");
      await eraseAccount(db, { erasureId });
      expect(await isThere(db, ana)).toBe(true);
    }));

  test("is refused to the last administrator, even for simultaneous requests", () =>
    withCommittedDatabase(async (db) => {
      const administrator = { grants: [{ role: "administrator" as const }] };
      const pair = [await join(db, "ines", administrator), await join(db, "dana", administrator)];
      const outcomes = await Promise.all(pair.map((person) => askForErasure(db, request, person)));
      expect(outcomes.sort()).toEqual(["asked", "last_administrator"]);
    }));

  test("simultaneous undo and erasure end in one of the two", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const erasureId = await askAndWait(db, ana);
      const [undone] = await Promise.all([undoErasure(db, ana.id), eraseAccount(db, { erasureId })]);
      expect(await isThere(db, ana)).toBe(undone === "undone");
    }));
});
