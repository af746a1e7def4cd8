import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { findReadablePost, listVersions } from "#app/discussions/posts/queries/posts.server.ts";
import { PostBody } from "#app/discussions/posts/ui/post-body.tsx";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** The earlier versions of a post, for everyone who may read it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, topic, space, isFacilitator } = await topicVisitor(request, params);
  const visit = { person, topicId: topic.id, isFacilitator };
  const post = await findReadablePost(db, visit, params.post ?? "");
  if (!post) throw notFound("Post");
  const versions = await listVersions(db, post.id);
  return {
    space: { id: space.id, title: space.title },
    topic: { title: topic.title, path: topicPath(topic) },
    versions: versions.map(({ revision, source, savedAt }) => {
      const rendered = renderMarkdown(source);
      const html = rendered === "too-much-markup" ? "" : rendered.html;
      return { revision, html, until: dayAndTimeIn(person.timeZone, savedAt) };
    }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.postsHistoryTitle(), data?.topic.title ?? m.spacesTitle()) },
];

export default function PostHistoryPage() {
  const { space, topic, versions } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.postsHistoryTitle()}
      lead={versions.length === 0 ? m.postsHistoryNone() : undefined}
      breadcrumbs={[
        { to: spacePath(space.id), label: space.title },
        { to: topic.path, label: topic.title },
      ]}
    >
      <ol className="plain rows">
        {versions.map(({ revision, html, until }) => (
          <li key={revision} className="stack-2">
            <p className="small soft">{m.postsUntil({ when: until })}</p>
            <PostBody html={html} language={null} />
          </li>
        ))}
      </ol>
    </Page>
  );
}
