import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { spacePath } from "#app/discussions/paths.ts";
import { setArchived } from "#app/discussions/spaces/space-archive.server.ts";
import { facilitatorOf } from "#app/discussions/spaces/space-visitor.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space } = await facilitatorOf(request, params.space);
  const { id, title, isArchived } = space;
  return { space: { id, title, isArchived }, person: person.id };
}

/** Archives the space, or opens it again; both lead to its page, which says so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await facilitatorOf(request, params.space);
  const form = await readForm(request, person);
  const isArchived = form.get("set") !== "reopen";
  if ((await setArchived(db, person, space.id, isArchived)) === "missing") throw notFound("Space");
  throw redirect(`${spacePath(space.id)}?told=${isArchived ? "archive" : "reopen"}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(titleFor(data?.space.isArchived ?? false), data?.space.title ?? m.spacesTitle()) },
];

export default function SpaceArchivePage() {
  const { space, person } = useLoaderData<typeof loader>();
  return (
    <Page
      title={titleFor(space.isArchived)}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      width="narrow"
    >
      <div className="stack-6">
        {space.isArchived ? (
          <p>{m.spaceArchiveReopenLead()}</p>
        ) : (
          <ul className="stack-2">
            <li>{m.spaceArchiveArchiveReads()}</li>
            <li>{m.spaceArchiveArchiveWrites()}</li>
            <li>{m.spaceArchiveArchiveAsks()}</li>
            <li>{m.spaceArchiveArchiveUndo()}</li>
          </ul>
        )}
        <PostForm
          reply={undefined}
          submit={space.isArchived ? m.spaceArchiveReopen() : m.spaceArchiveArchive()}
          hidden={{ person, set: space.isArchived ? "reopen" : "archive" }}
        />
      </div>
    </Page>
  );
}

const titleFor = (isArchived: boolean) => m.spaceArchiveTitle({ isArchived: isArchived ? "yes" : "no" });
