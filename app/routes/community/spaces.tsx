import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { moderationPath, spacePath } from "#app/discussions/paths.ts";
import { countDrafts } from "#app/discussions/posts/drafts/queries/post-drafts.server.ts";
import { countUnreadTopics } from "#app/discussions/reading/queries/unread.server.ts";
import { FollowSpace } from "#app/discussions/reading/ui/reading.tsx";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { canFacilitate, canMakeSpace } from "#app/discussions/spaces/space.ts";
import { readersInWords, upTo99 } from "#app/discussions/spaces/space-words.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Spaces whose unread counts change while the page is open: a browser follows 20 topics with all its tabs. */
const mostFollowed = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const [spaces, drafts] = await Promise.all([listSpaces(db, person), countDrafts(db, person.id)]);
  const facilitated = spaces.filter((space) => canFacilitate(person, space)).map(({ id }) => id);
  const unread = await countUnreadTopics(db, person, facilitated);
  return {
    ...{ canMake: canMakeSpace(person, "invited"), drafts },
    canModerate: facilitated.length > 0 || canAdminister(person),
    spaces: spaces.map(({ id, kind, title, purpose, isArchived, isClosed, level }) => ({
      ...{ id, kind, title, purpose, isArchived, isClosed, readers: readersInWords(kind) },
      unread: level === "muted" ? 0 : (unread.get(id) ?? 0),
    })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.spacesTitle()) }];

export default function SpacesPage() {
  const { spaces, canMake, drafts, canModerate } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.spacesTitle()}
      lead={m.spacesLead()}
      actions={
        <>
          {drafts > 0 ? <LinkButton to="/community/drafts">{m.postDraftsLink({ count: drafts })}</LinkButton> : null}
          <LinkButton to="/community/directory">{m.directoryLink()}</LinkButton>
          {canModerate ? <LinkButton to={moderationPath}>{m.reportsQueue()}</LinkButton> : null}
          {canMake ? <LinkButton to="/community/new">{m.spacesNew()}</LinkButton> : null}
        </>
      }
    >
      {spaces.slice(0, mostFollowed).map(({ id }) => (
        <FollowSpace key={id} spaceId={id} />
      ))}
      {spaces.length === 0 ? (
        <EmptyState title={m.spacesEmptyTitle()}>
          <p className="measure">{m.spacesEmptyBody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain spaces">
          {spaces.map((space) => (
            <li key={space.id} className={`space space--${space.kind}`}>
              <h2 className="space__title">
                <Link to={spacePath(space.id)}>
                  <bdi>{space.title}</bdi>
                </Link>
                {space.unread > 0 ? (
                  <span className="badge">{m.spacesUnread({ count: space.unread, shown: upTo99(space.unread) })}</span>
                ) : null}
              </h2>
              {space.purpose ? (
                <p className="measure" dir="auto">
                  {space.purpose}
                </p>
              ) : null}
              <p className="small soft">
                {space.readers}
                {space.isArchived ? ` ${m.spacesArchivedShort()}` : space.isClosed ? ` ${m.spacesClosedShort()}` : ""}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
