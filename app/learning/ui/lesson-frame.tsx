import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Block } from "#app/catalog/catalog.ts";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";
import { type Motif, MotifPicture } from "#app/ui/motif.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { Outline, type OutlineItem } from "./outline.tsx";
import { OutlineButton } from "./outline-button.tsx";

type Props = {
  course: { slug: string; title: string; share: number };
  lesson: {
    picture: Motif;
    id: string;
    slug: string;
    title: string;
    number: number;
    objectives: string[];
    blocks: Block[];
  };
  items: OutlineItem[];
  /** Minutes left, and whatever else describes the reading position. */
  progress: ReactNode;
  isOpen: boolean;
  children: ReactNode;
};

/** The frame of a lesson: breadcrumbs, objectives, and the neighboring lessons. */
export function LessonFrame({ course, lesson, items, progress, isOpen, children }: Props) {
  const outline = { courseSlug: course.slug, items, currentId: lesson.id };
  const address = lessonPath(course.slug, lesson.slug);
  return (
    <div className="lesson center">
      <header className="lesson__top">
        <MotifPicture motif={lesson.picture} />
        <Breadcrumbs crumbs={[{ to: coursePath(course.slug), label: course.title }]} />
        <h1 tabIndex={-1}>{lesson.title}</h1>
        <div className="lesson__stand soft">
          <span className="numbers">{m.lessonPagePlace({ number: lesson.number, count: items.length })}</span>
          {progress}
        </div>
        <ProgressLine share={course.share} />
        <div className="lesson__tools no-print">
          <OutlineButton {...outline} courseTitle={course.title} />
          {isOpen ? (
            <Link to={`${address}/print`} className="button button--quiet">
              <Icon name="printer" />
              {m.lessonPagePrint()}
            </Link>
          ) : null}
        </div>
        <Objectives objectives={lesson.objectives} />
      </header>
      <div className="lesson__body">
        {children}
        <LessonBefore courseSlug={course.slug} items={items} currentId={lesson.id} />
      </div>
      <aside id="lesson-outline" className="lesson__aside no-print">
        <nav aria-label={m.lessonPageOutline()}>
          <p className="lesson__aside-title">{m.lessonPageOutline()}</p>
          <Outline {...outline} />
        </nav>
        <InThisLesson blocks={lesson.blocks} />
      </aside>
    </div>
  );
}

/** The lesson's objectives, as the author states them. */
export function Objectives({ objectives }: { objectives: string[] }) {
  if (objectives.length === 0) return null;
  return (
    <section className="objectives" aria-labelledby="objectives">
      <h2 id="objectives">{m.lessonPageObjectives()}</h2>
      <ul>
        {objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </section>
  );
}

function InThisLesson({ blocks }: { blocks: Block[] }) {
  const headings = blocks.filter(({ depth }) => depth === 2);
  if (headings.length < 2) return null;
  return (
    <nav aria-label={m.lessonPageOutlineHere()}>
      <p className="lesson__aside-title">{m.lessonPageOutlineHere()}</p>
      <ul className="plain lesson__headings">
        {headings.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The lesson before. The one after is the next step that the end of the lesson offers. */
function LessonBefore({
  courseSlug,
  items,
  currentId,
}: {
  courseSlug: string;
  items: OutlineItem[];
  currentId: string;
}) {
  const before = items[items.findIndex(({ id }) => id === currentId) - 1];
  if (!before) return null;
  return (
    <nav className="neighbors no-print" aria-label={m.lessonPageAround()}>
      <Link to={lessonPath(courseSlug, before.slug)} rel="prev" className="neighbors__link">
        <Icon name="arrow-left" className="icon--directed" />
        <span>
          <span className="small soft">{m.lessonPagePreviousLesson()}</span>
          {before.title}
        </span>
      </Link>
    </nav>
  );
}
