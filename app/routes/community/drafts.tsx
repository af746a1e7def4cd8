import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type DraftKind, draftPath, keptDays } from "#app/discussions/posts/drafts/post-draft.ts";
import { listDrafts } from "#app/discussions/posts/drafts/queries/post-drafts.server.ts";
import { DeleteDraft, DraftWords } from "#app/discussions/posts/drafts/ui/other-texts.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** A person's own drafts of posts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const search = new URL(request.url).searchParams;
  const { rows, total, page, pageCount } = await listDrafts(db, person, Number(search.get("page") ?? 1));
  const told = search.get("told");
  return {
    ...{ total, page, pageCount, person: person.id },
    told: told === "saved" || told === "deleted" ? told : null,
    drafts: rows.map((draft) => ({
      ...{ id: draft.id, kind: draft.kind, title: draft.title, isOneOfSeveral: draft.texts > 1 },
      ...{ source: draft.source, translation: draft.translation, tags: draft.tags },
      ...{ to: draftPath(draft), about: draft.topicTitle ?? draft.spaceTitle },
      saved: dayAndTimeIn(person.timeZone, draft.updatedAt),
    })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.postDraftsTitle(), m.spacesTitle()) }];

export default function DraftsPage() {
  const { drafts, total, page, pageCount, person, told } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.postDraftsTitle()}
      lead={m.postDraftsLead({ months: Math.round(keptDays / 30) })}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
      width="narrow"
    >
      <div className="stack-6">
        {told ? (
          <Notice kind="done" live>
            <p>{m.postDraftsTold({ what: told })}</p>
          </Notice>
        ) : null}
        {total === 0 ? (
          <EmptyState title={m.postDraftsNone()}>
            <p className="measure">{m.postDraftsNoneBody()}</p>
          </EmptyState>
        ) : (
          <ul className="plain post-drafts">
            {drafts.map((draft) => (
              <DraftItem key={draft.id} draft={draft} person={person} />
            ))}
          </ul>
        )}
        <Pagination page={page} pageCount={pageCount} />
      </div>
    </Page>
  );
}

type Item = {
  id: string;
  kind: DraftKind;
  title: string;
  source: string;
  translation: string;
  tags: string;
  to: string | null;
  about: string | null;
  isOneOfSeveral: boolean;
  saved: string;
};

/** One draft: what it is for, its words whole, and the way back to its composer. */
function DraftItem({ draft, person }: { draft: Item; person: string }) {
  const { id, kind, title, source, translation, tags, to, about, isOneOfSeveral, saved } = draft;
  return (
    <li className="post-draft">
      <h2 className="post-draft__title">
        {m.postDraftsKind({ kind, about: about === null ? "no" : "yes" })} <bdi>{about}</bdi>
      </h2>
      <p className="small soft">
        {m.postDraftsSavedAt({ when: saved })} {isOneOfSeveral ? m.postDraftsOneOfSeveral() : ""}
      </p>
      {to === null ? <p className="small">{m.postDraftsClosed()}</p> : null}
      <div className="stack post-draft__words">
        <DraftWords title={title} source={source} translation={translation} tags={tags} />
      </div>
      <div className="cluster">
        {to === null ? null : <LinkButton to={to}>{m.postDraftsGoOn()}</LinkButton>}
        <DeleteDraft id={id} person={person} saved={saved} />
      </div>
    </li>
  );
}
