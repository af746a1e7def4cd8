import * as m from "#app/messages/catalog.ts";
import { dayAfter, dayBeginsAt, dayInWords, homeZone } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { postPath, spacePath, topicPath } from "../paths.ts";
import { listDueCheckIns, listWaitingPosts } from "./queries/waiting.server.ts";

/** Unread mentions and answers. */
export async function waitingPostsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const posts = await listWaitingPosts(db, person, 3);
  return posts.map(({ postId, topicTitle, authorName, createdAt, isMention }) => {
    const name = authorName ?? m.postsErased();
    return {
      id: `post ${postId}`,
      reason: { kind: "returned", at: createdAt },
      title: isMention ? m.readingMentioned({ name }) : m.readingAnswered({ name }),
      to: postPath(postId),
      action: m.readingOpen(),
      facts: topicTitle,
    };
  });
}

/** Check-ins that are due within a week. */
export async function checkInsToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const checkIns = await listDueCheckIns(db, person, now);
  return checkIns.map(({ topicId, spaceId, title, dueOn, spaceTitle }) => {
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
  });
}
