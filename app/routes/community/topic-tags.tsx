import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeTags } from "#app/discussions/moderation/tagging.server.ts";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { listSpaceTags } from "#app/discussions/topics/queries/tags.server.ts";
import { tagText } from "#app/discussions/topics/tag.ts";
import { tagsField } from "#app/discussions/topics/tag-form.ts";
import { canTag } from "#app/discussions/topics/topic.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { TagField } from "#app/discussions/topics/ui/tags.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const schema = () => z.object({ tags: tagsField() });

/** The topic of the page, for those who may change its tags; 404 for everyone else. */
async function tagger(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await topicVisitor(request, params);
  if (visit.topic.mergedIntoId || !canTag(visit.person, visit.topic, visit)) throw notFound("Topic");
  return visit;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space, topic } = await tagger(request, params);
  return {
    ...{ person: person.id, space: { id: space.id, title: space.title } },
    topic: { id: topic.id, spaceId: space.id, title: topic.title, tags: topic.tags },
    known: await listSpaceTags(db, person, space.id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await tagger(request, params);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  if ((await changeTags(db, person, topic.id, submission.value.tags)) === "missing") throw notFound("Topic");
  throw redirect(`${topicPath(topic)}?told=tag`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.tagsChange(), data?.topic.title ?? m.spacesTitle()) },
];

export default function TopicTagsPage() {
  const { person, space, topic, known } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.tagsChange()}
      lead={m.tagsLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
        { to: topicPath(topic), label: topic.title },
      ]}
      width="narrow"
    >
      <PostForm reply={reply} submit={m.tagsSave()} hidden={{ person }}>
        <TagField known={known} value={tagText(topic.tags)} />
      </PostForm>
    </Page>
  );
}
