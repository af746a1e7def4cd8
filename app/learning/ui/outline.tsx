import { useContext } from "react";
import { lessonPath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { classes } from "#app/ui/classes.ts";
import { useFollowedLinks } from "#app/ui/follow-links.ts";
import { Icon } from "#app/ui/icon.tsx";
import { type DrawKept, KeptHtmlContext } from "#app/ui/kept-html.ts";

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

type Props = {
  courseSlug: string;
  items: OutlineItem[];
  currentId?: string;
  /** full: with minutes and the reason for every lock and completion. */
  detail?: "short" | "full";
  onFollow?: () => void;
};

/** The lessons of a course in order, each with the person's progress. */
export function Outline(props: Props) {
  const list = useFollowedLinks<HTMLOListElement>();
  const drawKept = useContext(KeptHtmlContext);
  const className = classes("outline plain", props.detail === "full" && "outline--full");
  if (drawKept) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by React
    return <ol ref={list} className={className} dangerouslySetInnerHTML={{ __html: keptItems(drawKept, props) }} />;
  }
  return (
    <ol ref={list} className={className}>
      {entriesOf(props).map((entry) => (
        <Entry key={entry.item.id} {...entry} onFollow={props.onFollow} />
      ))}
    </ol>
  );
}

type EntryProps = {
  item: OutlineItem;
  number: number;
  href: string;
  isCurrent: boolean;
  detail: "short" | "full";
  onFollow?: (() => void) | undefined;
};

function entriesOf({ courseSlug, items, currentId, detail = "short" }: Props): Omit<EntryProps, "onFollow">[] {
  return items.map((item, index) => ({
    ...{ item, number: index + 1, href: lessonPath(courseSlug, item.slug) },
    ...{ isCurrent: item.id === currentId, detail },
  }));
}

/** A course of forty lessons is three hundred elements, and only three kinds of progress for each lesson. */
function keptItems(drawKept: DrawKept, props: Props): string {
  const html = entriesOf(props).map((entry) => {
    const { title, minutes, isDone, isRequired, locks } = entry.item;
    const name = ["outline", entry.href, entry.number, title, minutes, isDone, isRequired, ...locks];
    return drawKept(JSON.stringify([...name, entry.isCurrent, entry.detail]), () => <Entry {...entry} />);
  });
  return html.join("");
}

function Entry({ item, number, href, isCurrent, detail, onFollow }: EntryProps) {
  return (
    <li className={classes("outline__item", isCurrent && "outline__item--current")}>
      <StateIcon item={item} />
      <div className="outline__words">
        <a href={href} aria-current={isCurrent ? "page" : undefined} onClick={onFollow} className="outline__link">
          <span className="outline__number numbers">{number}.</span> {item.title}
        </a>
        {detail === "full" ? <FullState item={item} /> : <span className="visually-hidden">{stateWord(item)}</span>}
      </div>
    </li>
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
