import { Link } from "@remix-run/react";
import type { ListedReflection } from "#app/learning/queries/reflection-lists.server.ts";
import type { Visibility } from "#app/learning/reflection.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import { Icon } from "#app/ui/icon.tsx";

export type ReflectionCardData = ReturnType<typeof reflectionCard>;

export function reflectionCard(reflection: ListedReflection, timeZone: string) {
  const { id, prompt, text, visibility, lessonTitle, courseTitle, courseId, updatedAt, authorName } = reflection;
  return {
    id,
    prompt: prompt ?? m.reflectionsUnknownPrompt(),
    text,
    visibility,
    courseId,
    authorName,
    from: [lessonTitle, courseTitle].filter(Boolean).join(", "),
    day: dayIn(timeZone, updatedAt),
  };
}

/** One reflection in a list: the question, the first lines (all of them in print), and who can read it. */
export function ReflectionCard({
  reflection,
  headingLevel = 3,
  isMine = true,
}: {
  reflection: ReflectionCardData;
  headingLevel?: 2 | 3;
  isMine?: boolean;
}) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <article className="reflection-card">
      <Heading className="reflection-card__prompt">
        <Link to={`/reflections/${reflection.id}`}>{reflection.prompt}</Link>
      </Heading>
      <p className="reflection-card__text">{reflection.text || m.reflectionsCleared()}</p>
      <p className="small soft reflection-card__facts">
        <span>{isMine ? reflection.day : m.reflectionsByOn({ name: reflection.authorName, day: reflection.day })}</span>
        {reflection.from ? <span>{reflection.from}</span> : null}
        {isMine ? <VisibilityWord visibility={reflection.visibility} /> : null}
      </p>
    </article>
  );
}

function VisibilityWord({ visibility }: { visibility: Visibility }) {
  return (
    <span className="visibility-word">
      <Icon name={visibility === "private" ? "lock" : "eye"} />
      {m.reflectionsVisibility({ visibility })}
    </span>
  );
}
