import EmailReplyParser from "email-reply-parser";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import type { InboundMail } from "#app/mail/inbound.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { findNotification } from "#app/notifications/queries/notifications.server.ts";
import { notificationOfReply } from "#app/notifications/reply-address.server.ts";
import type { Db } from "#db/client.server.ts";
import { postPath } from "../paths.ts";
import type { WhyNotPosted } from "./mails.ts";
import { longestPost } from "./post.ts";
import { findPostPlace } from "./queries/posts.server.ts";
import { addPost } from "./writing.server.ts";

/** Mail programs quote what they answer; no answer with its quotes is longer. */
const longestMail = 5 * longestPost;

/**
 * Posts a mail as the person to whom its address was given, below the post that they were told of: what they wrote,
 * without quotes and signature. A mail that cannot be posted is answered with the reason, to the account's own address.
 * Delivered twice, it is one post.
 */
export async function postByMail(db: Db, mail: InboundMail): Promise<"posted" | "refused" | "ignored"> {
  const notificationId = mail.replyToken && notificationOfReply(mail.replyToken);
  if (!notificationId || mail.isAutomatic) return "ignored";
  const told = await findNotification(db, notificationId);
  const person = told && (await personWithoutSession(db, told.personId));
  if (!told?.subjectId || !person || person.erasureDueAt) return "ignored";
  const { subjectId: postId } = told;
  const why = await post();
  if (why === null) return "posted";
  const { id: personId, email, language, timeZone } = person;
  const data = { why, postPath: postPath(postId) };
  await queueMail(db, { personId, email, language, timeZone }, { template: "reply_refused", data });
  return "refused";

  async function post(): Promise<WhyNotPosted | null> {
    if (!person || mail.from !== person.email.toLowerCase()) return "other-address";
    if (mail.text.length > longestMail) return "too-long";
    const source = ownWordsIn(mail.text);
    const place = await findPostPlace(db, person, postId);
    if (!place) return "missing";
    const draft = { source, language: null, translation: "", translationLanguage: null };
    const answer = { post: draft, key: `mail ${mail.key}`, answers: postId, isByMail: true };
    const posted = await addPost(db, person, place.topicId, answer);
    if (posted.outcome === "done") return null;
    return posted.outcome === "empty" || posted.outcome === "too-long"
      ? posted.outcome
      : (reasons[posted.outcome] ?? "missing");
  }
}

/** The text of a mail without quotes and signature; empty if it only quotes. */
function ownWordsIn(text: string): string {
  const visible = new EmailReplyParser().read(text).getVisibleText({ aggressive: true }).trim();
  return visible.split("\n").every((line) => line.trim() === "" || line.startsWith(">")) ? "" : visible;
}

const reasons: Partial<Record<string, WhyNotPosted>> = {
  archived: "archived",
  closed: "closed",
  locked: "closed",
  paused: "paused",
  "not-agreed": "not-agreed",
  "too-much-markup": "too-long",
};
