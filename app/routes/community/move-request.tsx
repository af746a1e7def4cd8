import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  findMoveRequest,
  findTitles,
  listAskedAuthors,
  listOwnPosts,
} from "#app/discussions/moderation/queries/wider-moves.server.ts";
import { agreeToMove, refuseMove } from "#app/discussions/moderation/wider-move.server.ts";
import { widerMovePath } from "#app/discussions/paths.ts";
import { PostBody } from "#app/discussions/posts/ui/post-body.tsx";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { audienceInWords } from "#app/discussions/spaces/space-words.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { onlyForms } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const asked = await findMoveRequest(db, params.request ?? "");
  const me = asked && (await listAskedAuthors(db, asked)).find(({ id }) => id === person.id);
  const titles = asked && (await findTitles(db, asked.topicId, asked.spaceId));
  if (!asked || !me || !titles) throw notFound("Request");
  const [posts, audience] = await Promise.all([
    listOwnPosts(db, asked.topicId, person.id),
    findAudience(db, asked.spaceId),
  ]);
  return {
    ...{ id: asked.id, person: person.id, titles, by: asked.byName ?? m.postsErased(), hasAgreed: me.hasAgreed },
    ...{ outcome: asked.outcome, audience: audienceInWords(audience) },
    posts: posts.map(({ id, html, createdAt }) => ({ id, html, written: dayAndTimeIn(person.timeZone, createdAt) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request);
  const person = await signedIn(request);
  const form = await readForm(request, person);
  const id = params.request ?? "";
  const answer = form.get("answer");
  if (answer !== "agree" && answer !== "refuse") throw redirect(widerMovePath(id), 303);
  const answered = await (answer === "agree" ? agreeToMove : refuseMove)(db, person, id);
  if (answered === "missing") throw notFound("Request");
  throw redirect(widerMovePath(id), 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.widerQuestion(), m.spacesTitle()) }];

export default function MoveRequestPage() {
  const { person, titles, by, hasAgreed, outcome, audience, posts } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.widerQuestion()}
      lead={m.widerWho({ name: by, ...titles })}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
      width="narrow"
    >
      <div className="stack-6">
        {outcome ? (
          <Notice live>
            <p>{m.widerOutcome({ outcome })}</p>
          </Notice>
        ) : hasAgreed ? (
          <Notice kind="done" live>
            <p>{m.widerYouAgreed()}</p>
          </Notice>
        ) : null}
        <p>{m.widerReaders({ space: titles.to, audience })}</p>
        <p>{m.widerWhatHappens()}</p>
        {outcome ? null : (
          <Form method="post" className="cluster">
            <input type="hidden" name="person" value={person} />
            {hasAgreed ? null : (
              <Button name="answer" value="agree" tone="primary">
                {m.widerAgree()}
              </Button>
            )}
            <Button name="answer" value="refuse">
              {hasAgreed ? m.widerNoLonger() : m.widerRefuse()}
            </Button>
          </Form>
        )}
        {posts.length > 0 ? (
          <section aria-labelledby="own" className="stack">
            <h2 id="own">{m.widerOwnPosts()}</h2>
            <ul className="plain lines">
              {posts.map(({ id, html, written }) => (
                <li key={id} className="stack-2">
                  <p className="small soft">{written}</p>
                  <PostBody html={html} language={null} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}
