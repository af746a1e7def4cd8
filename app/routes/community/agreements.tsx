import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { spacePath } from "#app/discussions/paths.ts";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { PostBody } from "#app/discussions/posts/ui/post-body.tsx";
import { acceptAgreements } from "#app/discussions/reading/mark.server.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  const rendered = renderMarkdown(space.agreements);
  return {
    space: { id: space.id, title: space.title, version: space.agreementsVersion, hasAgreed: space.hasAgreed },
    html: rendered === "too-much-markup" ? "" : rendered.html,
    person: person.id,
  };
}

/** Keeps that a person accepted the version that the page showed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  const form = await readForm(request, person);
  const version = Number(form.get("version"));
  const done = await acceptAgreements(db, person, space.id, version);
  throw redirect(done === "accepted" ? spacePath(space.id) : `${spacePath(space.id)}/agreements`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.spacesAgreements(), data?.space.title ?? m.spacesTitle()) },
];

export default function AgreementsPage() {
  const { space, html, person } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.spacesAgreements()}
      lead={m.spacesAgreementsLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      width="narrow"
    >
      <div className="stack-6">
        {html === "" ? <p>{m.spacesAgreementsNone()}</p> : <PostBody html={html} language={null} />}
        {space.hasAgreed ? (
          <p className="done">{m.spacesAgreed()}</p>
        ) : (
          <PostForm reply={undefined} submit={m.spacesAgree()} hidden={{ person, version: space.version }} />
        )}
      </div>
    </Page>
  );
}
