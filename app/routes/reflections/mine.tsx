import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { hasRole } from "#app/identity/person/person.ts";
import { listReflectedCourses, listReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { ReflectionCard, reflectionCard } from "#app/learning/ui/reflection-card.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const params = new URL(request.url).searchParams;
  const search = (params.get("q") ?? "").trim();
  const courseId = params.get("course") ?? "";
  const [page, courses] = await Promise.all([
    listReflections(db, person.id, { courseId, search, page: Number(params.get("page") ?? 1) }),
    listReflectedCourses(db, person.id),
  ]);
  return {
    search,
    courseId,
    courses,
    hasAny: courses.length > 0,
    readsOthers: hasRole(person, "coach") || person.cohortIds.length > 0,
    total: page.total,
    page: page.page,
    pageCount: page.pageCount,
    reflections: page.reflections.map((reflection) => ({
      ...reflectionCard(reflection, person.timeZone),
      courseTitle: reflection.courseTitle ?? m.reflectionsUnknownCourse(),
    })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.reflectionsTitle()) }];

export default function ReflectionsPage() {
  const { reflections, total, page, pageCount, hasAny, readsOthers, ...search } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.reflectionsTitle()}
      lead={m.reflectionsLead()}
      actions={readsOthers ? <SharedLink /> : null}
      aside={hasAny ? <WhoReadsThem /> : null}
    >
      {hasAny ? (
        <>
          <SearchForm {...search} />
          <div className="list-top">
            <p className="list-count soft numbers" role="status">
              {m.reflectionsCount({ count: total })}
            </p>
            <ExportLinks />
          </div>
          {total === 0 ? (
            <EmptyState
              title={m.reflectionsNothingTitle()}
              actions={<LinkButton to="/reflections">{m.reflectionsShowAll()}</LinkButton>}
            >
              <p>{m.reflectionsNothingBody()}</p>
            </EmptyState>
          ) : (
            byCourse(reflections).map(({ courseId, courseTitle, items }) => (
              <section
                key={`${courseId}${items[0]?.id}`}
                className="by-course"
                aria-labelledby={`course-${items[0]?.id}`}
              >
                <h2 id={`course-${items[0]?.id}`}>{courseTitle}</h2>
                <ul className="plain rows rows--after-title">
                  {items.map((reflection) => (
                    <li key={reflection.id}>
                      <ReflectionCard reflection={reflection} />
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )}
          <Pagination page={page} pageCount={pageCount} />
        </>
      ) : (
        <EmptyState
          title={m.reflectionsEmptyTitle()}
          actions={
            <LinkButton to="/courses" tone="primary">
              {m.homeLookAtCourses()}
            </LinkButton>
          }
        >
          <p className="measure">{m.reflectionsEmptyBody()}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function WhoReadsThem() {
  return (
    <>
      <p className="soft">{m.learningWhoSeesNobodyElse()}</p>
      <p>
        <Link to="/settings/privacy">{m.whoSeesTitle()}</Link>
      </p>
    </>
  );
}

function SearchForm({
  search,
  courseId,
  courses,
}: {
  search: string;
  courseId: string;
  courses: { id: string; title: string | null }[];
}) {
  return (
    <Form method="get" action="/reflections" role="search" className="filters" key={`${search} ${courseId}`}>
      <div className="filters__search">
        <TextField type="search" name="q" id="q" label={m.reflectionsSearch()} defaultValue={search} />
        <SelectField name="course" id="course" label={m.reflectionsCourse()} defaultValue={courseId}>
          <option value="">{m.reflectionsAnyCourse()}</option>
          {courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title ?? m.reflectionsUnknownCourse()}
            </option>
          ))}
        </SelectField>
        <Button>
          <Icon name="search" />
          {m.reflectionsSearchButton()}
        </Button>
      </div>
    </Form>
  );
}

/** Links to take reflections along: everything as one file, or this page printed. */
function ExportLinks() {
  return (
    <div className="cluster no-print">
      <a href="/reflections/export" download className="button button--quiet">
        <Icon name="download" />
        {m.reflectionsExport()}
      </a>
      <Button type="button" tone="quiet" className="needs-scripts" onClick={() => window.print()}>
        <Icon name="printer" />
        {m.reflectionsPrint()}
      </Button>
    </div>
  );
}

function SharedLink() {
  return (
    <Link to="/reflections/shared" className="button">
      <Icon name="users" />
      {m.reflectionsSharedTitle()}
    </Link>
  );
}

/** Groups consecutive reflections of one course under its title; keeps the order, newest first. */
function byCourse<Item extends { courseId: string; courseTitle: string }>(items: Item[]) {
  const groups: { courseId: string; courseTitle: string; items: Item[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.courseId === item.courseId) last.items.push(item);
    else groups.push({ courseId: item.courseId, courseTitle: item.courseTitle, items: [item] });
  }
  return groups;
}
