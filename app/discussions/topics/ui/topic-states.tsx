import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Tags } from "./tags.tsx";

type State = {
  topic: {
    isLocked: boolean;
    isArchived: boolean;
    /** In words, as are the days for answers. */
    due: string | null;
    answersDue: string | null;
    answersWanted: number | null;
  };
  /** The change just made, by the word in the address. */
  told: string | null;
  about: { path: string; title: string } | null;
  tags: { names: string[]; spaceId: string; changePath: string | null };
};

/** A topic's states above its posts: a change just made, closed to writing, what it is about, its tags and due days. */
export function TopicStates({ topic, told, about, tags }: State) {
  return (
    <>
      {tags.names.length > 0 || tags.changePath ? (
        <div className="cluster">
          <Tags tags={tags.names} spaceId={tags.spaceId} label={m.tagsOfTopic()} />
          {tags.changePath ? (
            <Link to={tags.changePath} className="small">
              {tags.names.length > 0 ? m.tagsChange() : m.tagsAdd()}
            </Link>
          ) : null}
        </div>
      ) : null}
      {told ? (
        <Notice kind={told === "not_undone" ? "care" : "done"} live>
          <p>{m.topicsTold({ what: told })}</p>
        </Notice>
      ) : null}
      {topic.isLocked || topic.isArchived ? (
        <Notice>
          <p>{topic.isArchived ? m.topicsIsArchived() : m.topicsIsLocked()}</p>
        </Notice>
      ) : null}
      {about ? (
        <p>
          {m.aboutLink()} <Link to={about.path}>{about.title}</Link>
        </p>
      ) : null}
      {topic.due ? (
        <p>
          {m.topicsDue({ day: topic.due })}{" "}
          {topic.answersDue ? m.topicsAnswersDue({ count: topic.answersWanted ?? 1, day: topic.answersDue }) : ""}
        </p>
      ) : null}
    </>
  );
}
