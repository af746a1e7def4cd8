import type { Recipient } from "#app/mail/mail.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { site } from "#app/settings/site.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { Checks } from "./check.ts";
import { isAnswerable, mostMailsADay, mostNamed, topicOfKind } from "./kind.ts";
import type { ToldInMail } from "./mails.ts";
import {
  listDigests,
  listHeld,
  lockMailing,
  updateMailed,
  updateToDigest,
  updateTooOld,
  type WaitingNotification,
  type WaitingPerson,
} from "./queries/waiting-mails.server.ts";
import { replyTokenOf } from "./reply-address.server.ts";
import { unsubscribePath } from "./unsubscribe.server.ts";

/** After this, the reader has seen it themselves, or the next digest tells. */
const staysNews = 1 * days;

/**
 * The job `mail-notifications`, each minute: mails what was held long enough for others to join it, one mail for each
 * person and topic. Running it again sends nothing twice.
 */
export async function mailNotifications(db: Db, checks: Checks): Promise<void> {
  await db.transaction(async (db) => {
    await lockMailing(db);
    const people = await listHeld(db);
    if (people.length === 0) return;
    const words = await stillTrue(db, people, checks);
    const mails = people.flatMap((person) => mailsTo(person, words));
    const [now, later] = [mails.filter(({ isLater }) => !isLater), mails.filter(({ isLater }) => isLater)];
    await queueMails(
      db,
      "notification",
      now.map(({ to, data }) => ({ to, data, uselessAfter: fromNow(staysNews) })),
    );
    const laterIds = later.flatMap(({ ids }) => ids);
    await updateMailed(db, idsOf(people));
    await updateToDigest(db, laterIds);
  });
}

/** The job `mail-digests`, each quarter of an hour, because hours begin at different times around the world. */
export async function mailDigests(db: Db, checks: Checks): Promise<void> {
  await db.transaction(async (db) => {
    await lockMailing(db);
    await updateTooOld(db);
    const people = await listDigests(db);
    if (people.length === 0) return;
    const words = await stillTrue(db, people, checks);
    const mails = people.flatMap((person) => {
      const open = openOf(person, words);
      if (open.length === 0) return [];
      const data = {
        told: toldOf(person, open, words),
        total: open.length,
        unsubscribe: unsubscribePath(person, "digest"),
      };
      return [{ to: recipientOf(person), data, uselessAfter: fromNow(staysNews) }];
    });
    await queueMails(db, "notification_digest", mails);
    await updateMailed(db, idsOf(people));
  });
}

/** Whether anything hands answers to mails over. */
const canReply = () => site().replyDomain !== null;

type Words = ReadonlyMap<string, string | null>;

/** The mails to one person, one for each topic; those past the day's limit are left to the digest. */
function mailsTo(person: WaitingPerson, words: Words) {
  const byTopic = Map.groupBy(openOf(person, words), ({ kind }) => topicOfKind[kind]);
  return [...byTopic].map(([topic, open], at) => {
    const [first] = open;
    const thread = first && open.every((one) => one.thread === first.thread) ? first.thread : null;
    const data = {
      ...{ topic, thread, total: open.length, told: toldOf(person, open, words) },
      unsubscribe: unsubscribePath(person, topic),
      replyToken: first && open.length === 1 && isAnswerable(first.kind) && canReply() ? replyTokenOf(first.id) : null,
    };
    const isLater = person.mailsToday + at >= mostMailsADay;
    return { to: recipientOf(person), data, isLater, ids: open.map(({ id }) => id) };
  });
}

/** A person's unread notifications that they may still be told. */
const openOf = ({ waiting }: WaitingPerson, words: Words) =>
  waiting.filter(({ id, isRead }) => !isRead && words.has(id));

function toldOf({ hasWords }: WaitingPerson, open: WaitingNotification[], words: Words): ToldInMail[] {
  return open.slice(0, mostNamed).map(({ id, kind, actorName, place, count }) => ({
    ...{ kind, who: actorName ?? "", place, count, path: `/notifications/${id}` },
    words: hasWords ? (words.get(id) ?? null) : null,
  }));
}

/** The ids of the notifications that are still true, with their words: one call of a domain's check for all people. */
async function stillTrue(db: Db, people: WaitingPerson[], checks: Checks): Promise<Words> {
  const all = people.flatMap(({ personId, waiting }) => waiting.map((one) => ({ ...one, personId })));
  const words = new Map<string, string | null>(all.map(({ id }) => [id, null]));
  for (const { kinds, check } of checks) {
    const asked = all.flatMap(({ id, kind, personId, subjectId }) =>
      kinds.includes(kind) && subjectId ? [{ id, personId, subjectId }] : [],
    );
    if (asked.length === 0) continue;
    const found = await check(db, asked);
    for (const { id } of asked) {
      const open = found.get(id);
      if (open) words.set(id, open.words);
      else words.delete(id);
    }
  }
  return words;
}

const idsOf = (people: WaitingPerson[]) => people.flatMap(({ waiting }) => waiting.map(({ id }) => id));

const recipientOf = ({ personId, email, language, timeZone }: WaitingPerson): Recipient => ({
  ...{ personId, email, language, timeZone },
});
