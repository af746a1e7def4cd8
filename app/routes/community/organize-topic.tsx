import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { changeOf, organize } from "#app/discussions/moderation/organize.server.ts";
import { MergeForm, MoveForm, SplitForm } from "#app/discussions/moderation/ui/organize-forms.tsx";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { canFacilitate } from "#app/discussions/spaces/space.ts";
import { listMergeable } from "#app/discussions/topics/queries/mergeable.server.ts";
import { topicKeeper } from "#app/discussions/topics/topic-access.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn, shortDayIn } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, topic, space, isFacilitator } = await topicKeeper(request, params);
  const search = new URL(request.url).searchParams;
  const words = oneLine(search.get("q") ?? "").slice(0, 100);
  const kept = (await listSpaces(db, person)).filter(
    (other) => canFacilitate(person, other) && (other.id === topic.spaceId || !other.isClosed),
  );
  const [topics, posts] = await Promise.all([
    listMergeable(db, person, { not: topic.id, spaceIds: kept.map(({ id }) => id), words }),
    listPosts(db, { person, topicId: topic.id, isFacilitator }, Number(search.get("page") ?? 1)),
  ]);
  return {
    ...{ person: person.id, space: { id: space.id, title: space.title }, words },
    topic: { id: topic.id, spaceId: topic.spaceId, title: topic.title, canMerge: topic.kind !== "post-first" },
    spaces: kept.filter(({ id }) => id !== topic.spaceId).map(({ id, title }) => ({ id, title })),
    topics: topics.map((found) => ({ ...found, day: shortDayIn(person.timeZone, found.lastPostAt) })),
    posts: posts.rows
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, parentId, authorName, createdAt, html }) => {
        const name = authorName ?? m.postsErased();
        return { id, name, html, isAnswer: parentId !== null, written: dayAndTimeIn(person.timeZone, createdAt) };
      }),
    ...{ page: posts.page, pageCount: posts.pageCount },
  };
}

/** Moves, merges or splits the topic, and leads to where its posts are then. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicKeeper(request, params);
  const submission = changeOf(await readForm(request, person));
  if (submission.status !== "success") return rejectForm(submission);
  const done = await organize(db, person, topic, submission.value);
  if (done.outcome === "missing") throw notFound("Topic");
  throw redirect(`${topicPath(done)}?told=${submission.value.set}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizeTitle(), data?.topic.title ?? m.spacesTitle()) },
];

export default function OrganizeTopicPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { space, topic } = data;
  const replyOf = (set: string) => (reply?.values.set === set ? reply : undefined);
  return (
    <Page
      title={m.organizeTitle()}
      lead={m.organizeLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
        { to: topicPath(topic), label: topic.title },
      ]}
      width="narrow"
    >
      <div className="stack-8">
        <MoveForm spaces={data.spaces} from={space.title} person={data.person} reply={replyOf("move")} />
        <section className="stack-2">
          <p>
            <Link to={`${topicPath(topic)}/wider`}>{m.widerLink()}</Link>
          </p>
          <p className="small soft">{m.widerLinkHelp()}</p>
        </section>
        {topic.canMerge ? (
          <MergeForm topics={data.topics} words={data.words} person={data.person} reply={replyOf("merge")} />
        ) : null}
        <SplitForm
          posts={data.posts}
          page={data.page}
          pageCount={data.pageCount}
          person={data.person}
          reply={replyOf("split")}
        />
      </div>
    </Page>
  );
}
