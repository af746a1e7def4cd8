import * as m from "#app/messages/catalog.ts";
import { dayAfter, dayBeginsAt, dayInWords, homeZone } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { postPath, spacePath, topicPath } from "../paths.ts";
import { listDueCheckIns, listWaitingPosts } from "./queries/waiting.server.ts";

/** Unread mentions and answers, and check-ins that are due within a week. */
export async function discussionsToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const [posts, checkIns] = await Promise.all([listWaitingPosts(db, person, 3), listDueCheckIns(db, person, now)]);
  return [
    ...posts.map(({ postId, topicTitle, authorName, createdAt, isMention }): TodayItem => {
      const name = authorName ?? m.postsErased();
      return {
        id: `post ${postId}`,
        reason: { kind: "returned", at: createdAt },
        title: isMention ? m.readingMentioned({ name }) : m.readingAnswered({ name }),
        to: postPath(postId),
        action: m.readingOpen(),
        facts: topicTitle,
      };
    }),
    ...checkIns.map(({ topicId, spaceId, title, dueOn, spaceTitle }): TodayItem => {
      const until = dayBeginsAt(dayAfter(dueOn), homeZone).toISOString();
      return {
        id: `check-in ${topicId}`,
        reason: { kind: "scheduled", at: until, until },
        title,
        to: topicPath({ spaceId, id: topicId }),
        action: m.readingCheckIn(),
        within: { title: spaceTitle, to: spacePath(spaceId) },
        facts: m.topicsDue({ day: dayInWords(dueOn) }),
      };
    }),
  ];
}
