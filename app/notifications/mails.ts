import { link, named, noted, type Part, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { inWords } from "./in-words.ts";
import type { NotificationKind } from "./kind.ts";
import type { NotificationTopic } from "./topic.ts";

/** A notification in a mail; `words` only for people who want them in their mailbox. */
export type ToldInMail = {
  kind: NotificationKind;
  who: string;
  place: string;
  count: number;
  path: string;
  words: string | null;
};

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** One person's news about one topic, merged when it came in a burst. */
    notification: {
      topic: NotificationTopic;
      told: ToldInMail[];
      total: number;
      thread: string | null;
      unsubscribe: string;
      /** The secret part of the address that takes an answer; null where it would post nothing. */
      replyToken: string | null;
    };
    /** A person's digest of a day or week. */
    notification_digest: { told: ToldInMail[]; total: number; unsubscribe: string };
  }
}

const sample: ToldInMail[] = [
  {
    ...{ kind: "mention", who: "Sample Colleague", place: "Sample space", count: 1, path: "/notifications" },
    words: null,
  },
  { ...{ kind: "work_returned", who: "Sample Coach", place: "", count: 1, path: "/notifications" }, words: null },
];

export const notificationMails = {
  notification: {
    sample: {
      topic: "mentions",
      told: sample.slice(0, 1),
      total: 1,
      thread: "topic:sample",
      replyToken: null,
      unsubscribe: "/unsubscribe?token=sample",
    },
    message: ({ topic, told, total, thread, unsubscribe, replyToken }) => {
      const [first] = told;
      const subject = first && total === 1 ? sentenceOf(first) : m.notificationMailMany({ topic, count: total });
      return {
        ...{
          subject,
          title: subject,
          unsubscribePath: unsubscribe,
          ...(thread && { thread }),
          ...(replyToken && { replyToken }),
        },
        parts: [
          ...told.flatMap((one) => partsOf(one, total > 1)),
          ...(replyToken ? [paragraph(m.notificationMailAnswer())] : []),
          ...endOf(told, total, unsubscribe),
        ],
        reason: m.notificationMailReason({ topic }),
      };
    },
  },
  notification_digest: {
    sample: { told: sample, total: 3, unsubscribe: "/unsubscribe?token=sample" },
    message: ({ told, total, unsubscribe }) => {
      const subject = m.notificationDigestSubject({ count: total });
      return {
        ...{ subject, title: subject, unsubscribePath: unsubscribe },
        parts: [...told.flatMap((one) => partsOf(one, true)), ...endOf(told, total, unsubscribe)],
        reason: m.notificationDigestReason(),
      };
    },
  },
} satisfies Partial<Templates>;

const sentenceOf = ({ kind, who, place, count }: ToldInMail): string =>
  inWords({ kind, who: named(who, 60), place: named(place, 80), count });

/** The event, unless the title states it, the words that were written, and the link. */
function partsOf(one: ToldInMail, hasSentence: boolean): Part[] {
  return [
    ...(hasSentence ? [paragraph(sentenceOf(one))] : []),
    ...(one.words ? [quote(noted(one.words))] : []),
    link(m.notificationMailOpen(), one.path),
  ];
}

function endOf(told: ToldInMail[], total: number, unsubscribe: string): Part[] {
  return [
    ...(total > told.length ? [paragraph(m.notificationMailMore({ count: total - told.length }))] : []),
    ...(told.some(({ words }) => words) ? [] : [paragraph(m.notificationMailNoWords())]),
    link(m.notificationMailStop(), unsubscribe),
    link(m.notificationMailSettings(), "/settings/notifications"),
  ];
}
