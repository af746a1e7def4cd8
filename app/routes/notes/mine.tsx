import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { Catalog } from "#app/catalog/catalog.ts";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { listBookmarks } from "#app/learning/notes/queries/bookmarks.server.ts";
import { type ListedNote, listNotedCourses, listNotes } from "#app/learning/notes/queries/note-lists.server.ts";
import { NoteList } from "#app/learning/notes/ui/note-list.tsx";
import notesStyle from "#app/learning/notes/ui/notes.css?url";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** All of a person's notes, highlights and bookmarks, across courses. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const params = new URL(request.url).searchParams;
  const search = (params.get("q") ?? "").trim();
  const courseId = params.get("course") ?? "";
  const [{ notes, ...page }, courses, bookmarks] = await Promise.all([
    listNotes(db, person.id, { courseId, search, page: Number(params.get("page") ?? 1) }),
    listNotedCourses(db, person.id),
    listBookmarks(db, person.id),
  ]);
  const catalog = currentCatalog();
  return {
    ...{ personId: person.id, search, courseId, courses, ...page },
    returnTo: new URL(request.url).search,
    lessons: byLesson(notes, catalog, person.timeZone),
    bookmarks: bookmarks.map(({ lessonId, lesson, course }) => ({
      lessonId,
      title: lesson ?? m.lessonNotesRetiredLesson(),
      course,
      address: addressOf(catalog, lessonId),
    })),
  };
}

/** The current address of a lesson; null if it is gone. */
function addressOf(catalog: Catalog, lessonId: string): string | null {
  const lesson = catalog.lessonsById.get(lessonId);
  const course = catalog.coursesById.get(lesson?.courseId ?? "");
  return lesson && course ? lessonPath(course.slug, lesson.slug) : null;
}

/** Groups consecutive notes of one lesson; keeps the order. */
function byLesson(notes: ListedNote[], catalog: Catalog, timeZone: string) {
  const groups = Object.values(Object.groupBy(notes, ({ lessonId }) => lessonId)).map((group = []) => group);
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { lessonId, lessonTitle, courseTitle } = first;
    return {
      lessonId,
      title: lessonTitle ?? m.lessonNotesRetiredLesson(),
      course: courseTitle,
      address: addressOf(catalog, lessonId),
      language: catalog.lessonsById.get(lessonId)?.language,
      notes: group.map(({ id, passage, words, updatedAt }) => ({
        id,
        passage,
        words,
        day: dayIn(timeZone, updatedAt),
      })),
    };
  });
}

export const meta: MetaFunction = () => [{ title: titled(m.lessonNotesTitle()) }];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: notesStyle }];

export default function NotesPage() {
  const { personId, returnTo, lessons, bookmarks, courses, total, page, pageCount, ...search } =
    useLoaderData<typeof loader>();
  const hasNotes = courses.length > 0;
  return (
    <Page
      title={m.lessonNotesTitle()}
      lead={m.lessonNotesLead()}
      actions={
        hasNotes || bookmarks.length > 0 ? (
          <a href="/notes/export" download className="button button--quiet no-print">
            <Icon name="download" />
            {m.lessonNotesExport()}
          </a>
        ) : null
      }
    >
      <Bookmarks bookmarks={bookmarks} />
      {hasNotes ? (
        <>
          <SearchForm {...search} courses={courses} />
          <p className="list-count soft numbers" role="status">
            {m.lessonNotesCount({ count: total })}
          </p>
          {total === 0 ? (
            <EmptyState
              title={m.lessonNotesNothingTitle()}
              actions={<LinkButton to="/notes">{m.lessonNotesShowAll()}</LinkButton>}
            >
              <p>{m.lessonNotesNothingBody()}</p>
            </EmptyState>
          ) : null}
          {lessons.map(({ lessonId, title, course, address, language, notes }) => (
            <section key={lessonId} className="notes-lesson measure" aria-labelledby={`lesson-${lessonId}`}>
              <p className="small soft">{course}</p>
              <h2 id={`lesson-${lessonId}`}>{title}</h2>
              {address === null ? <p className="soft">{m.lessonNotesRetiredLesson()}</p> : null}
              <NoteList {...{ notes, personId, language }} lesson={address} returnTo={`/notes${returnTo}`} />
            </section>
          ))}
          <Pagination page={page} pageCount={pageCount} />
        </>
      ) : (
        <EmptyState
          title={m.lessonNotesEmptyTitle()}
          actions={
            <LinkButton to="/courses" tone="primary">
              {m.homeLookAtCourses()}
            </LinkButton>
          }
        >
          <p className="measure">{m.lessonNotesEmptyBody()}</p>
        </EmptyState>
      )}
    </Page>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Bookmarks({ bookmarks }: Pick<Data, "bookmarks">) {
  if (bookmarks.length === 0) return null;
  return (
    <section className="notes-bookmarks" aria-labelledby="bookmarks">
      <h2 id="bookmarks">{m.lessonNotesBookmarks()}</h2>
      <ul className="plain">
        {bookmarks.map(({ lessonId, title, course, address }) => (
          <li key={lessonId}>
            {address ? <Link to={address}>{title}</Link> : title}
            {course ? <span className="small soft"> {course}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SearchForm({ search, courseId, courses }: Pick<Data, "search" | "courseId" | "courses">) {
  return (
    <Form method="get" action="/notes" role="search" className="filters no-print" key={`${search} ${courseId}`}>
      <div className="filters__search">
        <TextField type="search" name="q" id="q" label={m.lessonNotesSearch()} defaultValue={search} />
        <SelectField name="course" id="course" label={m.lessonNotesCourse()} defaultValue={courseId}>
          <option value="">{m.lessonNotesAllCourses()}</option>
          {courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title ?? m.reflectionsUnknownCourse()}
            </option>
          ))}
        </SelectField>
        <Button>
          <Icon name="search" />
          {m.lessonNotesSearchButton()}
        </Button>
      </div>
    </Form>
  );
}
