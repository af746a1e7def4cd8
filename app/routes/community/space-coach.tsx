import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { balanceDays, canSeeCoachView, writersOfHalf } from "#app/discussions/coaching/coach-view.ts";
import { countVoices, listOpenQuestions, listQuiet } from "#app/discussions/coaching/queries/voices.server.ts";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  if (!canSeeCoachView(person, space)) throw closedPage(request, person);
  const [questions, quiet, voices] = await Promise.all([
    listOpenQuestions(db, person, space),
    listQuiet(db, person, space),
    countVoices(db, person, space, balanceDays),
  ]);
  const posts = voices.ofLearners.reduce((sum, each) => sum + each, 0);
  return {
    ...{ space: { id: space.id, title: space.title }, quiet },
    questions: questions.map((question) => ({
      ...question,
      path: topicPath({ spaceId: space.id, id: question.id }),
      day: shortDayIn(person.timeZone, question.createdAt),
    })),
    balance: {
      posts,
      ofCoaches: voices.ofCoaches,
      half: writersOfHalf(voices.ofLearners),
      wrote: voices.ofLearners.length,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachViewTitle(), data?.space.title ?? m.spacesTitle()) },
];

export default function CoachViewPage() {
  const { space, questions, quiet, balance } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.coachViewTitle()}
      lead={m.coachViewLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
    >
      <div className="stack-8 measure">
        <section aria-labelledby="questions" className="stack-2">
          <h2 id="questions">{m.coachViewQuestions()}</h2>
          {questions.length === 0 ? <p className="soft">{m.coachViewNoQuestions()}</p> : null}
          <ul className="plain lines">
            {questions.map(({ id, path, title, authorName, day, answers }) => (
              <li key={id}>
                <Link to={path}>
                  <bdi>{title}</bdi>
                </Link>
                <br />
                <span className="small soft">
                  {m.coachViewQuestion({ name: authorName ?? m.postsErased(), day, count: answers })}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="quiet" className="stack-2">
          <h2 id="quiet">{m.coachViewQuiet()}</h2>
          <p>{m.coachViewQuietCount({ count: quiet.total, learners: quiet.learners })}</p>
          {quiet.people.length > 0 ? (
            <ul className="plain lines">
              {quiet.people.map(({ id, name }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          ) : null}
          {quiet.total > quiet.people.length ? (
            <p className="soft">{m.coachViewMore({ count: quiet.total - quiet.people.length })}</p>
          ) : null}
          <p className="soft">{m.coachViewQuietHelp()}</p>
        </section>
        <section aria-labelledby="balance" className="stack-2">
          <h2 id="balance">{m.coachViewBalance()}</h2>
          <p>{m.coachViewBalanceSays({ ...balance, learners: quiet.learners, days: balanceDays })}</p>
          {balance.ofCoaches > 0 ? (
            <p>{m.coachViewCoaches({ coaches: balance.ofCoaches, all: balance.posts + balance.ofCoaches })}</p>
          ) : null}
        </section>
      </div>
    </Page>
  );
}
