import { link, named, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { postPath } from "./paths.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** At most once a day: unread mentions and answers, by whom and in which space, never their words. */
    discussion_digest: {
      total: number;
      posts: { postId: string; isMention: boolean; author: string; space: string }[];
    };
  }
}

export const discussionMails = {
  discussion_digest: {
    sample: {
      total: 2,
      posts: [
        {
          postId: "00000000-0000-4000-8000-000000000001",
          isMention: true,
          author: "Amina Warsame",
          space: "The learning community",
        },
        {
          postId: "00000000-0000-4000-8000-000000000002",
          isMention: false,
          author: "Teresa Quintero",
          space: "The learning community",
        },
      ],
    },
    message: ({ total, posts }) => ({
      subject: m.digestMailSubject({ count: total }),
      title: m.digestMailSubject({ count: total }),
      parts: [
        ...posts.flatMap(({ postId, isMention, author, space }) => {
          const who = { name: named(author) || m.postsErased(), space: named(space) };
          return [
            paragraph(isMention ? m.digestMailMention(who) : m.digestMailAnswer(who)),
            link(m.digestMailRead(), postPath(postId)),
          ];
        }),
        ...(total > posts.length ? [paragraph(m.digestMailMore({ count: total - posts.length }))] : []),
        paragraph(m.digestMailWords()),
        link(m.digestMailSettings(), "/settings/notifications"),
      ],
      reason: m.digestMailReason(),
    }),
  },
} satisfies Partial<Templates>;
