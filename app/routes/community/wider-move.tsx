import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findNewestRequest, listAskedAuthors } from "#app/discussions/moderation/queries/wider-moves.server.ts";
import { askAuthors, withdrawRequest } from "#app/discussions/moderation/wider-move.server.ts";
import { isWider } from "#app/discussions/moderation/wider-move.ts";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { findSpaceTitle, listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { topicKeeper } from "#app/discussions/topics/topic-access.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { onlyForms } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, topic, space } = await topicKeeper(request, params);
  const [spaces, newest] = await Promise.all([listSpaces(db, person), findNewestRequest(db, topic.id)]);
  const asked = newest && newest.outcome === null ? await openRequest(newest, person.timeZone) : null;
  return {
    ...{ person: person.id, space: { id: space.id, title: space.title }, asked },
    ...{
      topic: { id: topic.id, spaceId: topic.spaceId, title: topic.title },
      isRefused: newest?.outcome === "refused",
    },
    spaces: spaces.filter((other) => isWider(space, other) && !other.isClosed).map(({ id, title }) => ({ id, title })),
  };
}

type Newest = NonNullable<Awaited<ReturnType<typeof findNewestRequest>>>;

async function openRequest({ id, topicId, spaceId, createdAt }: Newest, timeZone: string) {
  const [authors, title] = await Promise.all([listAskedAuthors(db, { id, topicId }), findSpaceTitle(db, spaceId)]);
  const agreed = authors.filter(({ hasAgreed }) => hasAgreed).length;
  return { id, space: title ?? "", day: shortDayIn(timeZone, createdAt), agreed, count: authors.length };
}

export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request, "POST, DELETE");
  const { person, topic } = await topicKeeper(request, params);
  const form = await readForm(request, person);
  const here = `${topicPath(topic)}/wider`;
  if (methodOf(request, form) === "DELETE") {
    await withdrawRequest(db, person, topic.id, String(form.get("request") ?? ""));
    throw redirect(here, 303);
  }
  const submission = parseForm(form, z.object({ space: z.string().min(1, m.organizeSpaceMissing()) }));
  if (submission.status !== "success") return rejectForm(submission);
  const { space } = submission.value;
  const outcome = await askAuthors(db, person, topic.id, space);
  if (outcome === "missing") throw notFound("Space");
  if (outcome === "closed") return rejectForm(submission, { problems: { space: [m.widerClosed()] } });
  throw redirect(outcome === "moved" ? topicPath({ spaceId: space, id: topic.id }) : here, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.widerTitle(), data?.topic.title ?? m.spacesTitle()) },
];

export default function WiderMovePage() {
  const { person, space, topic, asked, isRefused, spaces } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.widerTitle()}
      lead={m.widerLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
        { to: topicPath(topic), label: topic.title },
      ]}
      width="narrow"
    >
      {asked ? (
        <section className="stack" role="status">
          <p>{m.widerAsked({ space: asked.space, day: asked.day })}</p>
          <p>{m.widerAgreed({ agreed: asked.agreed, count: asked.count })}</p>
          <Form method="post">
            <input type="hidden" name="_method" value="delete" />
            <input type="hidden" name="person" value={person} />
            <input type="hidden" name="request" value={asked.id} />
            <Button>{m.widerWithdraw()}</Button>
          </Form>
        </section>
      ) : (
        <div className="stack">
          {isRefused ? <p>{m.widerRefused()}</p> : null}
          {spaces.length === 0 ? (
            <p>{m.widerNoSpace()}</p>
          ) : (
            <PostForm reply={reply} submit={m.widerAsk()} hidden={{ person }}>
              <SelectField name="space" label={m.organizeSpace()} help={m.widerHelp()} defaultValue="">
                <option value="">{m.organizeChoose()}</option>
                {spaces.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </SelectField>
            </PostForm>
          )}
        </div>
      )}
    </Page>
  );
}
