import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { postByMail } from "#app/discussions/posts/mail-reply.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { openMail } from "#app/mail/open.server.ts";
import { mailTemplates } from "#app/mails.ts";
import { replyTokenOf } from "#app/notifications/reply-address.server.ts";
import type { Db } from "#db/client.server.ts";
import { discussionPosts, mails, notifications, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aSpace, aTopic, words } from "#tests/discussions/talk.ts";
import { aCohort, join } from "#tests/world.ts";
import { read } from "./received-mail.ts";

type Sent = { from: string; token: string; body: string; headers?: string; id?: string };
const aMail = ({ from, token, body, headers = "", id = "<one@mail.example>" }: Sent) =>
  read(`From: ${from}
To: Sound Practice <reply+${token}@reply.example.org>
Message-ID: ${id}
Subject: Re: Bea Tran answered you
${headers}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${body}
`);

/** Bea answered Ana in the space of their cohort, and Ana was told of it. */
async function aWorld(db: Db) {
  const cohort = await aCohort(db);
  const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea", { cohortIds: [cohort] })];
  await aSpace(db, "cohort", { cohortId: cohort });
  const place = await aTopic(db, ana, cohort);
  await addPost(db, bea, place.topicId, { post: words("I see tides."), key: "1", answers: place.postId });
  const [told] = await db.select().from(notifications).where(eq(notifications.personId, ana.id));
  return { ana, bea, cohort, place, token: replyTokenOf(told?.id ?? "") };
}

const byMail = (db: Db, { id }: Person) =>
  db.select().from(discussionPosts).where(sql`author_id = ${id} and is_by_mail`);

/** How mail programs wrap an answer of one line. */
const answers: Record<string, string> = {
  Gmail: `The river is higher.

On Tue, Jan 12, 2027 at 9:03 AM Sound Practice <practice@example.org> wrote:

> Bea Tran answered you in Harbor
>
> Open it:
> https://practice.example.org/notifications/x`,
  Outlook: `The river is higher.

________________________________
From: Sound Practice <practice@example.org>
Sent: Tuesday, January 12, 2027 9:03 AM
To: Ana Reyes <ana@school.example>
Subject: Bea Tran answered you in Harbor

Bea Tran answered you in Harbor`,
  "Apple Mail on a phone": `The river is higher.

Sent from my iPhone

> On Jan 12, 2027, at 9:03 AM, Sound Practice <practice@example.org> wrote:
>
> Bea Tran answered you in Harbor`,
  "Thunderbird, with a signature": `The river is higher.

--
Ana Reyes
Maple Elementary

On 1/12/27 9:03 AM, Sound Practice wrote:
> Bea Tran answered you in Harbor`,
  "Spanish Gmail": `The river is higher.

El mar, 12 ene 2027 a las 9:03, Sound Practice (<practice@example.org>) escribió:

> Bea Tran answered you in Harbor`,
};

test.each(Object.entries(answers))("an answer from %s is posted once, without what it quotes", (_program, body) =>
  inDatabase(async (db) => {
    const { ana, token } = await aWorld(db);
    const mail = await aMail({ from: `Ana <${ana.email.toUpperCase()}>`, token, body });
    expect(await postByMail(db, mail)).toBe("posted");
    expect(await postByMail(db, mail)).toBe("posted");
    const posts = await byMail(db, ana);
    expect(posts.map(({ source }) => source)).toEqual(["The river is higher."]);
  }),
);

test("a mail that cannot be posted is answered with the reason, to the account's own address, and posts nothing", () =>
  inDatabase(async (db) => {
    const { ana, bea, cohort, token } = await aWorld(db);
    const from = ana.email;
    const refused: [Partial<Sent>, RegExp][] = [
      [{ from: bea.email }, /other than your account/],
      [{ body: "> Only what I quote" }, /only quotes/],
      [{ body: "x".repeat(30_000) }, /longer than a post/],
    ];
    const reasons = async () => {
      const rows = await db.select().from(mails).where(eq(mails.template, "reply_refused"));
      return rows.map((mail) => ({ to: mail.email, text: openMail(mailTemplates, mail, "")?.text ?? "" }));
    };
    for (const [at, [given, why]] of refused.entries()) {
      const mail = await aMail({ from, token, body: "Yes.", id: `<${at}@mail.example>`, ...given });
      expect(await postByMail(db, mail)).toBe("refused");
      const sent = await reasons();
      expect(sent.filter(({ text }) => why.test(text)).map(({ to }) => to)).toEqual([ana.email]);
    }
    await db.execute(sql`update cohort_memberships set left_on = '2026-02-01' where person_id = ${ana.id}`);
    expect(await postByMail(db, await aMail({ from, token, body: "Still here?" }))).toBe("refused");
    expect((await reasons()).some(({ text }) => /can no longer read it/.test(text))).toBe(true);
    expect(await byMail(db, ana)).toEqual([]);
    expect(cohort).not.toBe("");
  }));

test("absence notes, guessed addresses and people who are leaving post nothing and are not answered", () =>
  inDatabase(async (db) => {
    const { ana, token } = await aWorld(db);
    const from = ana.email;
    const guessed = token.slice(0, -1) + (token.endsWith("0") ? "1" : "0");
    const ignored = [
      await aMail({ from, token, body: "I am away.", headers: "Auto-Submitted: auto-replied\n" }),
      await aMail({ from, token, body: "To the list", headers: "Precedence: bulk\n" }),
      await aMail({ from, token: guessed, body: "Hello" }),
      await aMail({ from, token: "", body: "Hello" }),
    ];
    for (const mail of ignored) expect(await postByMail(db, mail)).toBe("ignored");
    await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.id, ana.id));
    expect(await postByMail(db, await aMail({ from, token, body: "Hello" }))).toBe("ignored");
    expect(await byMail(db, ana)).toEqual([]);
    expect(await db.$count(mails)).toBe(0);
  }));
