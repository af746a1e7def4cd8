import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listTopicsAbout } from "#app/discussions/about/queries/about.server.ts";
import { findSubject } from "#app/discussions/about/subject.server.ts";
import { subjectOf, subjectText } from "#app/discussions/about/subject.ts";
import { shownTopics } from "#app/discussions/about/topics-about.server.ts";
import { SubjectTopics } from "#app/discussions/about/ui/topics-about.tsx";
import { spacePath } from "#app/discussions/paths.ts";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { upTo99 } from "#app/discussions/spaces/space-words.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const mostListed = 100;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const subject = subjectOf(`${params.kind}:${params.id}`);
  const found = subject && (await findSubject(db, person, subject));
  if (!subject || !found) throw notFound("Subject");
  const [rows, spaces] = await Promise.all([listTopicsAbout(db, person, subject, mostListed), listSpaces(db, person)]);
  return {
    ...{ subject: found, about: subjectText(subject), ...shownTopics(person, subject, rows) },
    spaces: spaces.filter(({ isClosed }) => !isClosed).map(({ id, title }) => ({ id, title })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.aboutOf({ title: data?.subject.title ?? "" }), m.spacesTitle()) },
];

export default function AboutSubjectPage() {
  const { subject, about, topics, total, spaces } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.aboutOf({ title: subject.title })}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: subject.path, label: subject.title },
      ]}
    >
      <div className="stack-8">
        {total === 0 ? (
          <EmptyState title={m.aboutNone()} />
        ) : (
          <section aria-labelledby="topics" className="stack">
            <h2 id="topics">{m.aboutCount({ count: total, shown: upTo99(total) })}</h2>
            <SubjectTopics topics={topics} />
          </section>
        )}
        <section aria-labelledby="start" className="stack">
          <h2 id="start">{m.aboutStart()}</h2>
          <p className="measure">{m.aboutStartLead()}</p>
          <ul className="plain lines">
            {spaces.map(({ id, title }) => (
              <li key={id}>
                <Link to={`${spacePath(id)}/topics/new?about=${encodeURIComponent(about)}`} className="target-link">
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
