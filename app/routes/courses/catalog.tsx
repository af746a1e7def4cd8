import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSubmit } from "@remix-run/react";
import { type ChangeEvent, type FormEvent, useEffect, useRef } from "react";
import type { Course } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { levels, type Strand, strands } from "#app/catalog/strand.ts";
import {
  type CourseSearch,
  lengths,
  readCourseSearch,
  searchCourses,
  sorts,
  topicsOf,
} from "#app/catalog/ui/course-search.ts";
import { progressFor } from "#app/learning/progress.server.ts";
import { CourseCard, courseCard } from "#app/learning/ui/course-card.tsx";
import { levelWords } from "#app/learning/ui/course-words.ts";
import { pathViews } from "#app/learning/ui/path-view.ts";
import { Paths } from "#app/learning/ui/paths.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { homeZone } from "#app/time/dates.ts";
import { announce } from "#app/ui/announce.tsx";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** With fewer courses than this, the list can be read at a glance and has no search. */
const fewestToSearch = 7;

/** Public: the list of courses. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const catalog = currentCatalog();
  const search = readCourseSearch(new URL(request.url).searchParams);
  const { courses, ...page } = searchCourses(catalog.courses, search);
  const { byCourse } = person ? await progressFor(db, person.id, catalog) : { byCourse: null };
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
          {search.q === "" && page === 1 ? <Paths paths={paths} isSignedIn={isSignedIn} /> : null}
          {hasSearch ? <SearchForm search={search} topics={topics} /> : null}
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

/** Its state is the address, also after going back. A choice applies at once; search words apply when submitted. */
function SearchForm({ search, topics }: { search: CourseSearch; topics: string[] }) {
  const submit = useSubmit();
  const show = (form: HTMLFormElement | null) => {
    if (form) submit(chosenIn(form), { method: "get", action: "/courses", preventScrollReset: true });
  };
  const applyAtOnce = (event: ChangeEvent<HTMLSelectElement>) => show(event.currentTarget.form);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show(event.currentTarget);
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    for (const [name, value] of Object.entries(search)) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    }
  }, [search]);
  return (
    <Form ref={form} method="get" action="/courses" role="search" className="filters" onSubmit={send}>
      <div className="filters__search">
        <TextField
          type="search"
          name="q"
          id="q"
          label={m.catalogSearch()}
          defaultValue={search.q}
          enterKeyHint="search"
        />
        <Button tone="secondary">
          <Icon name="search" />
          {m.catalogSearchButton()}
        </Button>
      </div>
      <Filters search={search} topics={topics} onChoose={applyAtOnce} />
    </Form>
  );
}

type FilterProps = {
  search: CourseSearch;
  topics: string[];
  onChoose: (event: ChangeEvent<HTMLSelectElement>) => void;
};

function Filters({ search, topics, onChoose }: FilterProps) {
  return (
    <div className="filters__choices">
      <SelectField name="topic" id="topic" label={m.catalogTopic()} defaultValue={search.topic} onChange={onChoose}>
        <option value="">{m.catalogAnyTopic()}</option>
        {topics.map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
      </SelectField>
      <SelectField name="level" id="level" label={m.catalogLevel()} defaultValue={search.level} onChange={onChoose}>
        <option value="">{m.catalogAnyLevel()}</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {levelWords(level)}
          </option>
        ))}
      </SelectField>
      <SelectField name="length" id="length" label={m.catalogLength()} defaultValue={search.length} onChange={onChoose}>
        <option value="">{m.catalogAnyLength()}</option>
        {lengths.map((length) => (
          <option key={length} value={length}>
            {m.catalogLengthOf({ length })}
          </option>
        ))}
      </SelectField>
      <SelectField name="sort" id="sort" label={m.catalogSort()} defaultValue={search.sort} onChange={onChoose}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {m.catalogSortBy({ sort })}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Drops empty filters, for an address that is readable and shareable. */
function chosenIn(form: HTMLFormElement): URLSearchParams {
  const chosen = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" && value !== sorts[0] ? [[name, value]] : [],
  );
  return new URLSearchParams(chosen);
}

/** Announces the new count when the search changes while the page stays. */
function useAnnounced(count: string, search: CourseSearch): void {
  const key = JSON.stringify(search);
  const last = useRef(key);
  useEffect(() => {
    if (last.current !== key) announce(count);
    last.current = key;
  }, [count, key]);
}
