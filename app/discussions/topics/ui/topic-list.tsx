import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { messageKey } from "../../message-key.ts";
import { topicPath } from "../../paths.ts";
import { upTo99 } from "../../spaces/space-words.ts";

import { Tags } from "./tags.tsx";

export type ShownTopic = {
  id: string;
  spaceId: string;
  kind: string;
  title: string;
  authorName: string | null;
  lastPost: string;
  posts: number;
  unread: number;
  isPinned: boolean;
  isLocked: boolean;
  isArchived: boolean;
  acceptedPostId: string | null;
  tags: string[];
};

/** Topics in rows that scan in a second: what is new, the title, who began it, how much was said, when last. */
export function TopicList({ topics }: { topics: ShownTopic[] }) {
  return (
    <ul className="plain rows topics">
      {topics.map((topic) => (
        <li key={topic.id} className="topic">
          <p className="topic__title">
            <Link to={topicPath(topic)}>
              <bdi>{topic.title}</bdi>
            </Link>
            {topic.unread > 0 ? (
              <Link to={`${topicPath(topic)}?at=unread`} className="badge">
                {m.topicsUnread({ count: topic.unread, shown: upTo99(topic.unread) })}
              </Link>
            ) : null}
          </p>
          <p className="small soft">
            {[m.topicsKind({ kind: messageKey(topic.kind) }), ...statesOf(topic)].join(" · ")} ·{" "}
            <bdi>{topic.authorName ?? m.postsErased()}</bdi> ·{" "}
            <span className="numbers">{m.topicsPosts({ count: topic.posts, shown: upTo99(topic.posts) })}</span> ·{" "}
            <span className="nowrap">{m.topicsLast({ day: topic.lastPost })}</span>
          </p>
          <Tags tags={topic.tags} spaceId={topic.spaceId} label={m.tagsOfTopic()} />
        </li>
      ))}
    </ul>
  );
}

function statesOf({ isPinned, isLocked, isArchived, acceptedPostId }: ShownTopic): string[] {
  return [
    ...(isPinned ? [m.topicsPinned()] : []),
    ...(isLocked ? [m.topicsLocked()] : []),
    ...(isArchived ? [m.topicsArchived()] : []),
    ...(acceptedPostId ? [m.topicsAnswered()] : []),
  ];
}
