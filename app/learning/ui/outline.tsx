import { lessonPath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { classes } from "#app/ui/classes.ts";
import { useFollowedLinks } from "#app/ui/follow-links.ts";
import { Icon } from "#app/ui/icon.tsx";

export type OutlineItem = {
  id: string;
  slug: string;
  title: string;
  minutes: number;
  isDone: boolean;
  isRequired: boolean;
  /** Why it is locked, one sentence each; empty if it is open. */
  locks: string[];
};

/** The lessons of a course in order, each with the person's progress. */
export function Outline({
  courseSlug,
  items,
  currentId,
  detail = "short",
  onFollow,
}: {
  courseSlug: string;
  items: OutlineItem[];
  currentId?: string;
  /** full: with minutes and the reason for every lock and completion. */
  detail?: "short" | "full";
  onFollow?: () => void;
}) {
  const list = useFollowedLinks<HTMLOListElement>();
  return (
    <ol ref={list} className={classes("outline plain", detail === "full" && "outline--full")}>
      {items.map((item, index) => (
        <li key={item.id} className={classes("outline__item", item.id === currentId && "outline__item--current")}>
          <StateIcon item={item} />
          <div className="outline__words">
            <a
              href={lessonPath(courseSlug, item.slug)}
              aria-current={item.id === currentId ? "page" : undefined}
              onClick={onFollow}
              className="outline__link"
            >
              <span className="outline__number numbers">{index + 1}.</span> {item.title}
            </a>
            {detail === "full" ? <FullState item={item} /> : <span className="visually-hidden">{stateWord(item)}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StateIcon({ item }: { item: OutlineItem }) {
  if (item.isDone) return <Icon name="check" className="outline__icon done" />;
  if (item.locks.length > 0) return <Icon name="lock" className="outline__icon soft" />;
  return <Icon name="circle" className="outline__icon outline__icon--open" />;
}

function FullState({ item }: { item: OutlineItem }) {
  return (
    <p className="small soft">
      <span className="nowrap">{m.outlineMinutes({ minutes: item.minutes })}</span>
      {item.isRequired ? null : ` · ${m.outlineOptional()}`}
      {item.isDone ? <span className="done"> · {m.outlineDone()}</span> : null}
      {item.locks.map((lock) => (
        <span key={lock} className="outline__lock">
          {lock}
        </span>
      ))}
    </p>
  );
}

function stateWord(item: OutlineItem): string {
  if (item.isDone) return m.lessonPageStateDone();
  return item.locks.length > 0 ? m.lessonPageStateLocked() : m.lessonPageStateOpen();
}
