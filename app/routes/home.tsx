import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { canOpenDesk } from "#app/cohorts/desk/desk.ts";
import { WaitingLine } from "#app/drafts/ui/waiting-line.tsx";
import { joinedParam } from "#app/identity/invitations/destination.ts";
import { ledPlacesOf } from "#app/identity/invitations/led-place.server.ts";
import { LedPlaces } from "#app/identity/invitations/ui/led-places.tsx";
import type { Person } from "#app/identity/person/person.ts";
import { frontBetIn } from "#app/learning/front-bet.ts";
import { guestLessonsIn } from "#app/learning/guest.server.ts";
import { suggestedCourses } from "#app/learning/suggested-courses.ts";
import { progressOn } from "#app/learning/today.server.ts";
import { CourseCard, courseCard } from "#app/learning/ui/course-card.tsx";
import style from "#app/learning/ui/front.css?url";
import { FrontBetForm } from "#app/learning/ui/front-bet.tsx";
import { GuestAnswers } from "#app/learning/ui/guest-answers.tsx";
import { RecentReflections } from "#app/learning/ui/recent-reflections.tsx";
import { reflectionCard } from "#app/learning/ui/reflection-card.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn } from "#app/time/dates.ts";
import { todayFor } from "#app/today.server.ts";
import { FirstItem } from "#app/today-item/ui/first-item.tsx";
import { OtherItems } from "#app/today-item/ui/other-items.tsx";
import todayStyle from "#app/today-item/ui/today.css?url";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: style },
  { rel: "stylesheet", href: todayStyle },
];

/** Public: an introduction. Signed in: the person's day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  if (!person) {
    const bet = frontBetIn(currentCatalog());
    return { today: null, hasJoined: false, courses: firstCourses(), bet, guestLessons: [] };
  }
  return {
    today: await todayOf(person),
    hasJoined: new URL(request.url).searchParams.has(joinedParam),
    courses: [],
    bet: null,
    guestLessons: guestLessonsIn(request, currentCatalog()),
  };
}

/** More would be a list to work through, not what matters today. */
const maxOthers = 8;

async function todayOf(person: Person) {
  const catalog = currentCatalog();
  const visit = { db, person, now: currentTime() };
  const [[first = null, ...others], { byCourse, start, reflections }, led] = await Promise.all([
    todayFor(visit),
    progressOn(visit),
    ledPlacesOf(db, person),
  ]);
  const suggested = suggestedCourses(catalog, byCourse);
  const notStarted = suggested.courses.filter(({ id }) => byCourse[id]?.state === "not-started");
  return {
    day: dayIn(person.timeZone, visit.now.toISOString()),
    hasDesk: canOpenDesk(person),
    first,
    led,
    others: others.slice(0, maxOthers),
    hasBegun: start === null,
    path: suggested.path,
    recent: reflections.map((reflection) => reflectionCard(reflection, person.timeZone)),
    next: notStarted
      .filter(({ id }) => id !== start?.course.id)
      .slice(0, 2)
      .map((course) => courseCard(course, catalog, byCourse[course.id] ?? null, person.timeZone)),
  };
}

function firstCourses() {
  const catalog = currentCatalog();
  return suggestedCourses(catalog, null)
    .courses.slice(0, 3)
    .map((course) => courseCard(course, catalog, null, "UTC"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.today ? titled(m.navToday()) : titled(m.homeTitle()) },
  { name: "description", content: m.homeLead() },
];

export default function HomePage() {
  const { today, hasJoined, courses, bet, guestLessons } = useLoaderData<typeof loader>();
  return today ? (
    <Today today={today} hasJoined={hasJoined} guestLessons={guestLessons} />
  ) : (
    <Welcome courses={courses} bet={bet} />
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

type TodayProps = { today: NonNullable<Data["today"]>; hasJoined: boolean; guestLessons: Data["guestLessons"] };

function Today({ today, hasJoined, guestLessons }: TodayProps) {
  const { day, hasDesk, first, led, others, hasBegun, recent, next, path } = today;
  // A lead who takes no course comes for the places that they lead.
  const leadsFirst = led.length > 0 && !hasBegun;
  return (
    <Page
      width="wide"
      title={m.navToday()}
      lead={day}
      actions={hasDesk ? <LinkButton to="/desk">{m.navDesk()}</LinkButton> : null}
    >
      <div className="today">
        <div className="stack stack-10">
          {hasJoined ? <Notice kind="done" live title={m.invitationAcceptedTitle()} /> : null}
          <WaitingLine />
          <GuestAnswers lessons={guestLessons} />
          {leadsFirst ? <LedPlaces places={led} /> : null}
          {first ? <FirstItem item={first} /> : <NothingOpen />}
          {hasBegun ? null : (
            <p>
              <Link to="/courses">{m.homeLookAtCourses()}</Link>
            </p>
          )}
          {leadsFirst ? null : <LedPlaces places={led} />}
          <OtherItems items={others} />
        </div>
        <div className="stack stack-10">
          <RecentReflections title={m.homeRecent()} reflections={recent} />
          <CourseRows id="next" title={m.homeNext()} courses={next} note={path ? m.pathAlong({ path }) : null} />
        </div>
      </div>
    </Page>
  );
}

type RowsProps = { id: string; title: string; courses: Data["courses"]; note?: string | null };

function CourseRows({ id, title, courses, note = null }: RowsProps) {
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note ? <p className="small soft">{note}</p> : null}
      <ul className="plain rows rows--after-title">
        {courses.map((course) => (
          <li key={course.slug}>
            <CourseCard course={course} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NothingOpen() {
  return (
    <EmptyState
      title={m.homeNothingOpenTitle()}
      actions={
        <LinkButton to="/courses" tone="primary" size="large">
          {m.homeLookAtCourses()}
        </LinkButton>
      }
    >
      <p className="measure">{m.homeNothingOpenBody()}</p>
    </EmptyState>
  );
}

function Welcome({ courses, bet }: { courses: Data["courses"]; bet: Data["bet"] }) {
  const gives = [
    { title: m.homeTryTitle(), body: m.homeTryBody() },
    { title: m.homeWriteTitle(), body: m.homeWriteBody() },
    { title: m.homeStopTitle(), body: m.homeStopBody() },
  ];
  return (
    <Opening bet={bet}>
      <div className="stack stack-12">
        <CourseRows id="courses" title={m.homeBegin()} courses={courses} />
        <section aria-labelledby="gives" className="stack stack-6">
          <h2 id="gives">{m.homeGives()}</h2>
          <p className="lead measure">{m.homeLead()}</p>
          <ul className="plain gives">
            {gives.map(({ title, body }) => (
              <li key={title}>
                <h3>{title}</h3>
                <p>{body}</p>
              </li>
            ))}
          </ul>
          <div className="cluster">
            <LinkButton to="/sign-up">{m.homeSignUp()}</LinkButton>
          </div>
        </section>
        <section aria-labelledby="honest" className="stack measure">
          <h2 id="honest">{m.homeHonest()}</h2>
          <ul className="bullets">
            <li>{m.homeHonestData()}</li>
            <li>{m.homeHonestGrades()}</li>
            <li>
              {m.homeHonestPrivacy()} <Link to="/privacy">{m.navPrivacy()}</Link>
            </li>
            <li>{m.homeHonestHours()}</li>
          </ul>
        </section>
      </div>
    </Opening>
  );
}

/** What to do next comes before the introduction; when there is nothing to do, the introduction comes first. */
function Opening({ bet, children }: { bet: Data["bet"]; children: ReactNode }) {
  if (!bet) {
    return (
      <Page title={m.homeTitle()} lead={m.homeLead()}>
        {children}
      </Page>
    );
  }
  return (
    <div className="page page--wide center stack stack-12">
      <FrontBetForm bet={bet} />
      {children}
    </div>
  );
}
