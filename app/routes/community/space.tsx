import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { canSeeCoachView } from "#app/discussions/coaching/coach-view.ts";
import { isLevel, levels } from "#app/discussions/level.ts";
import { spacePath } from "#app/discussions/paths.ts";
import { NewInSpace } from "#app/discussions/reading/ui/reading.tsx";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { isSpaceAction } from "#app/discussions/spaces/space.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { audienceInWords } from "#app/discussions/spaces/space-words.ts";
import { SpaceNotice } from "#app/discussions/spaces/ui/space-notice.tsx";
import { listSpaceTags } from "#app/discussions/topics/queries/tags.server.ts";
import { listTopics } from "#app/discussions/topics/queries/topics.server.ts";
import { tagOf } from "#app/discussions/topics/tag.ts";
import { isTopicFilter, mostUnread, type TopicFilter, topicFilters } from "#app/discussions/topics/topic.ts";
import { Tags } from "#app/discussions/topics/ui/tags.tsx";
import { TopicList } from "#app/discussions/topics/ui/topic-list.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space, isFacilitator, closedBecause } = await spaceVisitor(request, params.space);
  const search = new URL(request.url).searchParams;
  const [asked, wanted, told] = [search.get("show"), Number(search.get("page") ?? 1), search.get("told")];
  const filter = isTopicFilter(asked) ? asked : "all";
  const tag = tagOf(search.get("tag") ?? "");
  const [topics, audience, tags] = await Promise.all([
    listTopics(db, { person, isFacilitator }, space.id, { filter, tag: tag?.folded ?? null, page: wanted }),
    findAudience(db, space.id),
    listSpaceTags(db, person, space.id),
  ]);
  const isThis = (name: string) => tagOf(name)?.folded === tag?.folded;
  const { id, kind, title, purpose, level, pausedUntil } = space;
  return {
    space: { id, kind, title, purpose, level: isLevel(level) ? level : "normal" },
    ...{
      isFacilitator,
      seesCoachView: canSeeCoachView(person, space),
      closedBecause,
      filter,
      tags,
      tag: tag && ([...tags, ...topics.rows.flatMap((topic) => topic.tags)].find(isThis) ?? tag.name),
      audience: audienceInWords(audience),
      person: person.id,
    },
    told: isSpaceAction(told) ? told : null,
    pausedUntil: pausedUntil && shortDayIn(person.timeZone, pausedUntil),
    ...{ total: topics.total, page: topics.page, pageCount: topics.pageCount },
    isCut: filter === "unread" && topics.total === mostUnread,
    topics: topics.rows.map((topic) => ({
      ...topic,
      lastPost: shortDayIn(person.timeZone, topic.lastPostAt),
      due: topic.dueOn,
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.space.title ?? m.spacesTitle(), m.spacesTitle()) },
];

export default function SpacePage() {
  const { space, filter, tag, topics, audience, closedBecause, pausedUntil, person, ...rest } =
    useLoaderData<typeof loader>();
  const path = spacePath(space.id);
  const listed = (show: TopicFilter) => {
    const asked = new URLSearchParams({ ...(tag ? { tag } : {}), ...(show === "all" ? {} : { show }) }).toString();
    return asked === "" ? path : `${path}?${asked}`;
  };
  return (
    <Page
      title={<bdi>{space.title}</bdi>}
      lead={space.purpose || undefined}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
      actions={
        closedBecause === null ? (
          <LinkButton to={`${path}/topics/new`} tone="primary">
            {m.topicsNew()}
          </LinkButton>
        ) : null
      }
      width="wide"
    >
      <div className="stack-6">
        {rest.told ? (
          <Notice kind="done" live>
            <p>{m.spaceArchiveDone({ what: rest.told })}</p>
          </Notice>
        ) : null}
        <NewInSpace spaceId={space.id} shown={topics} />
        <SpaceNotice spaceId={space.id} reason={closedBecause} until={pausedUntil} />
        <p className="soft">
          {audience} <Link to={`${path}/about`}>{m.spacesAboutLink()}</Link>
          {rest.seesCoachView ? (
            <>
              {" · "}
              <Link to={`${path}/coach`}>{m.coachViewLink()}</Link>
            </>
          ) : null}
        </p>
        <nav className="tabs" aria-label={m.topicsFilters()}>
          <ul className="plain">
            {topicFilters.map((each) => (
              <li key={each}>
                <Link to={listed(each)} aria-current={each === filter ? "page" : undefined}>
                  {m.topicsFilter({ filter: each })}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {tag ? (
          <p>
            {m.tagsShown()} <strong className="tag">{<bdi>{tag}</bdi>}</strong> <Link to={path}>{m.tagsAll()}</Link>
          </p>
        ) : (
          <Tags tags={rest.tags} spaceId={space.id} label={m.tagsOfSpace()} />
        )}
        {topics.length === 0 ? (
          <EmptyState title={tag ? m.tagsNone() : m.topicsEmptyTitle({ filter })}>
            <p className="measure">{tag ? m.tagsNoneBody() : m.topicsEmptyBody({ filter })}</p>
          </EmptyState>
        ) : (
          <>
            <p className="small soft numbers">
              {rest.isCut ? m.topicsAtLeast({ count: rest.total }) : m.topicsCount({ count: rest.total })}
            </p>
            <TopicList topics={topics} />
          </>
        )}
        <Pagination page={rest.page} pageCount={rest.pageCount} />
        <SpaceSettings id={space.id} level={space.level} person={person} />
      </div>
    </Page>
  );
}

/** How much a person hears of the space, and reading everything at once. */
function SpaceSettings({ id, level, person }: { id: string; level: string; person: string }) {
  const path = spacePath(id);
  return (
    <div className="cluster space-settings">
      <Form method="post" action={`${path}/level`} className="cluster">
        <input type="hidden" name="person" value={person} />
        <SelectField name="level" label={m.levelsSpace()} defaultValue={level} key={level}>
          {levels.map((each) => (
            <option key={each} value={each}>
              {m.levelsName({ level: each })}
            </option>
          ))}
        </SelectField>
        <Button>{m.levelsSave()}</Button>
      </Form>
      <Form method="post" action={`${path}/marks`}>
        <input type="hidden" name="person" value={person} />
        <Button tone="quiet">{m.readingMarkAll()}</Button>
      </Form>
    </div>
  );
}
