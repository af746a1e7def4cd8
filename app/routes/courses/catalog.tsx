import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Course } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { type Strand, strands } from "#app/catalog/strand.ts";
import { type CourseSearch, readCourseSearch, searchCourses, topicsOf } from "#app/catalog/ui/course-search.ts";
import { progressFor } from "#app/learning/progress.server.ts";
import { CourseCard, courseCard } from "#app/learning/ui/course-card.tsx";
import { CourseSearchForm } from "#app/learning/ui/course-search-form.tsx";
import { pathViews } from "#app/learning/ui/path-view.ts";
import { Paths } from "#app/learning/ui/paths.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { homeZone } from "#app/time/dates.ts";
import { announce } from "#app/ui/announce.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** With fewer courses than this, the list can be read at a glance and has no search. */
const fewestToSearch = 7;

const searchedStates = { "not-started": "new", "in-progress": "begun", finished: "done" } as const;

/** Public: the list of courses. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const catalog = currentCatalog();
  const search = readCourseSearch(new URL(request.url).searchParams);
  const { byCourse } = person ? await progressFor(db, person.id, catalog) : { byCourse: null };
  const stateOf = byCourse && (({ id }: Course) => searchedStates[byCourse[id]?.state ?? "not-started"]);
  const { courses, ...page } = searchCourses(catalog.courses, search, stateOf);
  const timeZone = person?.timeZone ?? homeZone;
  return {
    ...page,
    search,
    topics: topicsOf(catalog.courses),
    isEmpty: catalog.courses.length === 0,
    hasSearch: catalog.courses.length >= fewestToSearch,
    isSignedIn: person !== null,
    paths: pathViews(catalog, byCourse),
    groups: groupsOf(courses, search).map(({ strand, courses }) => ({
      strand,
      courses: courses.map((course) => courseCard(course, catalog, byCourse?.[course.id] ?? null, timeZone)),
    })),
  };
}

/** In the suggested order, a group for each strand; in any other order, one list. */
function groupsOf(courses: Course[], { sort }: CourseSearch): { strand: Strand | "other" | null; courses: Course[] }[] {
  if (sort !== "suggested" || courses.every(({ strand }) => !strand)) return [{ strand: null, courses }];
  const groups = [...strands, "other" as const].map((strand) => ({
    strand,
    courses: courses.filter((course) => (course.strand ?? "other") === strand),
  }));
  return groups.filter((group) => group.courses.length > 0);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.search.q ? m.catalogTitleFor({ words: data.search.q }) : m.catalogTitle()) },
  { name: "description", content: m.catalogLead() },
];

export default function CatalogPage() {
  const { groups, paths, isSignedIn, total, page, pageCount, search, topics, isEmpty, hasSearch } =
    useLoaderData<typeof loader>();
  const count = m.catalogCount({ count: total });
  useAnnounced(count, search);
  return (
    <Page width="wide" title={m.catalogTitle()} lead={m.catalogLead()}>
      {isEmpty ? (
        <EmptyState title={m.catalogEmptyTitle()}>
          <p>{m.catalogEmptyBody()}</p>
        </EmptyState>
      ) : (
        <>
          {isWhole(search) ? <Paths paths={paths} isSignedIn={isSignedIn} /> : null}
          {hasSearch ? <CourseSearchForm {...{ search, topics, isSignedIn }} /> : null}
          <p className="list-count soft numbers">{count}</p>
          {total === 0 ? (
            <EmptyState
              title={m.catalogNothingTitle()}
              actions={
                <Link to="/courses" className="button">
                  {m.catalogShowAll()}
                </Link>
              }
            >
              <p>{m.catalogNothingBody()}</p>
            </EmptyState>
          ) : (
            groups.map(({ strand, courses }) => (
              <section key={strand ?? "all"} aria-labelledby={strand ? `strand-${strand}` : undefined}>
                {strand ? (
                  <h2 id={`strand-${strand}`} className="strand">
                    {m.courseStrand({ strand })}
                  </h2>
                ) : null}
                <ul className="plain rows">
                  {courses.map((course) => (
                    <li key={course.slug}>
                      <CourseCard course={course} headingLevel={strand ? 3 : 2} isFull />
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )}
          <Pagination page={page} pageCount={pageCount} />
        </>
      )}
    </Page>
  );
}

/** Paths stand above the whole catalog, not above what somebody looked for. */
const isWhole = ({ sort, page, ...chosen }: CourseSearch) =>
  page === 1 && Object.values(chosen).every((choice) => choice === "");

/** Announces the new count when the search changes while the page stays. */
function useAnnounced(count: string, search: CourseSearch): void {
  const key = JSON.stringify(search);
  const last = useRef(key);
  useEffect(() => {
    if (last.current !== key) announce(count);
    last.current = key;
  }, [count, key]);
}
