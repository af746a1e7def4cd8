import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayHaveCoachView } from "#app/discussions/coaching/coach-view.ts";
import { spacePath } from "#app/discussions/paths.ts";
import { listPlaces } from "#app/discussions/spaces/queries/space-changes.server.ts";
import { findSpace, type SpaceRow } from "#app/discussions/spaces/queries/spaces.server.ts";
import { changeSpace } from "#app/discussions/spaces/space-change.server.ts";
import { spaceSchema } from "#app/discussions/spaces/space-form.ts";
import { facilitatorOf } from "#app/discussions/spaces/space-visitor.server.ts";
import { Places } from "#app/discussions/spaces/ui/places.tsx";
import { SpaceFields } from "#app/discussions/spaces/ui/space-fields.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space } = await facilitatorOf(request, params.space);
  const { id, title, purpose, agreements, hasCoachView, kind } = space;
  const told = new URL(request.url).searchParams.get("told");
  return {
    ...{
      space: { id, title, purpose, agreements, hasCoachView },
      hasCoaches: mayHaveCoachView(kind),
      isInvited: kind === "invited",
      person: person.id,
    },
    ...{ places: await listPlaces(db, space.id), told },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await facilitatorOf(request, params.space);
  const form = await readForm(request, person);
  return editing(space.id, async (db) => {
    const saved = await findSpace(db, person, space.id);
    const conflict = saved && joinEdits(form, spaceShown(saved));
    const submission = parseForm(form, spaceSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const done = await changeSpace(db, person, space.id, submission.value);
    if (done === "missing") throw notFound("Space");
    return redirect(`${spacePath(space.id)}/settings?told=saved`, 303);
  });
}

type Said = Pick<SpaceRow, "title" | "purpose" | "agreements" | "hasCoachView">;

const spaceShown = ({ title, purpose, agreements, hasCoachView }: Said) => ({
  ...{ title, purpose, agreements, hasCoachView },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.spacesSettings(), data?.space.title ?? m.spacesTitle()) },
];

export default function SpaceSettingsPage() {
  const { space, hasCoaches, isInvited, person, places, told } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.spacesSettings()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      width="narrow"
    >
      <div className="stack-8">
        {told ? (
          <Notice kind={told === "saved" || told === "done" ? "done" : "care"} live>
            <p>{m.spacesTold({ what: told.replaceAll("-", "_") })}</p>
          </Notice>
        ) : null}
        <PostForm reply={reply} submit={m.spacesSave()} hidden={{ person }} shown={spaceShown(space)}>
          <SpaceFields space={space} hasCoaches={hasCoaches} />
        </PostForm>
        <Places spaceId={space.id} person={person} places={places} isInvited={isInvited} />
      </div>
    </Page>
  );
}
