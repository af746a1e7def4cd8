import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { topicPath } from "../../paths.ts";
import { upTo99 } from "../../spaces/space-words.ts";

export type ShownTopics = {
  /** The page with all of them. */
  path: string;
  total: number;
  topics: { id: string; spaceId: string; spaceTitle: string; title: string; posts: number | null; day: string }[];
};

/** The talk about the page that it stands on, and the way to begin another. */
export function TopicsAbout({ path, total, topics }: ShownTopics) {
  return (
    <section aria-labelledby="talk" className="stack">
      <h2 id="talk">{m.aboutTitle()}</h2>
      {total === 0 ? <p>{m.aboutNone()}</p> : <SubjectTopics topics={topics} />}
      <p>
        <Link to={path} className="target-link">
          {total > topics.length ? m.aboutAll({ count: total, shown: upTo99(total) }) : m.aboutStart()}
        </Link>
      </p>
    </section>
  );
}

export function SubjectTopics({ topics }: Pick<ShownTopics, "topics">) {
  return (
    <ul className="plain rows">
      {topics.map((topic) => (
        <li key={topic.id}>
          <p>
            <Link to={topicPath(topic)} className="target-link">
              <bdi>{topic.title}</bdi>
            </Link>
          </p>
          <p className="small soft">
            <bdi>{topic.spaceTitle}</bdi> ·{" "}
            {topic.posts === null
              ? m.aboutPostFirst()
              : m.topicsPosts({ count: topic.posts, shown: upTo99(topic.posts) })}{" "}
            · {m.topicsLast({ day: topic.day })}
          </p>
        </li>
      ))}
    </ul>
  );
}
