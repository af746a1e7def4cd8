import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { postPath, topicPath } from "#app/discussions/paths.ts";
import { excerptOf } from "#app/discussions/search/post-search.ts";
import { type PostSearch, searchPosts } from "#app/discussions/search/queries/found-posts.server.ts";
import { listTaggedTopics } from "#app/discussions/search/queries/tagged-topics.server.ts";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { listReadableTags } from "#app/discussions/topics/queries/tags.server.ts";
import { tagOf, tagText } from "#app/discussions/topics/tag.ts";
import style from "#app/discussions/ui/discussions.css?url";
import type { Person } from "#app/identity/person/person.ts";
import { listNotes } from "#app/learning/notes/queries/note-lists.server.ts";
import { listReflections } from "#app/learning/queries/reflection-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { fold, searchWords } from "#app/search/fold.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const mostOfEach = 10;

/** Public for what is public; signed-in people also search the reflections and posts that they may read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const search = new URL(request.url).searchParams;
  const [q = "", space = "", by = "", since = "", tag = ""] = ["q", "space", "by", "since", "tag"].map((name) =>
    (search.get(name) ?? "").slice(0, 100),
  );
  const words = searchWords(q);
  const narrowed = { spaceId: space || null, by, since: dayIn(since), tag: tagOf(tag)?.folded ?? null };
  const [spaces, tags] = person ? await Promise.all([listSpaces(db, person), listReadableTags(db, person)]) : [[], []];
  const own = person && words.length > 0 ? await ownResults(person, { typed: q, words, ...narrowed }) : null;
  return {
    ...{ q, space, by, since: narrowed.since ?? "", tag, near: own?.near ?? [], isSignedIn: person !== null },
    ...{ spaces: spaces.map(({ id, title }) => ({ id, title })), tags },
    ...catalogResults(words),
    reflections: own?.reflections ?? [],
    notes: own?.notes ?? [],
    posts: own?.posts ?? [],
    topics: person && words.length === 0 ? await taggedTopics(person, narrowed) : [],
  };
}

/** A day in an address, YYYY-MM-DD; null for anything else. */
const dayIn = (typed: string | undefined): string | null => z.iso.date().safeParse(typed).data ?? null;

async function ownResults(person: Person, { typed, ...search }: PostSearch & { typed: string }) {
  const [reflections, { notes }, { posts, near }] = await Promise.all([
    listReflections(db, person.id, { search: typed, page: 1 }),
    listNotes(db, person.id, { courseId: "", search: typed, page: 1 }),
    searchPosts(db, person, search),
  ]);
  return {
    near: posts.length > 0 ? near : [],
    reflections: reflections.reflections.slice(0, mostOfEach).map(({ id, text, lessonTitle }) => ({
      ...{ to: `/reflections/${id}`, title: lessonTitle ?? m.searchReflection(), excerpt: excerptOf(text, typed) },
    })),
    notes: notes.slice(0, mostOfEach).map(({ id, words, passage, lessonTitle }) => ({
      ...{
        to: `/notes?${new URLSearchParams({ q: typed })}#note-${id}`,
        title: lessonTitle ?? m.lessonNotesRetiredLesson(),
      },
      excerpt: excerptOf([words, passage].filter(Boolean).join(" · "), typed),
    })),
    posts: posts.map(({ postId, topicTitle, spaceTitle, authorName, source, createdAt }) => ({
      ...{ to: postPath(postId), title: topicTitle, excerpt: excerptOf(source, typed, near) },
      note: [spaceTitle, authorName ?? m.postsErased(), shortDayIn(person.timeZone, createdAt)].join(" · "),
    })),
  };
}

/** The topics with a tag, for a search without words. */
async function taggedTopics(person: Person, { tag, ...narrowed }: Omit<PostSearch, "words">) {
  const topics = tag === null ? [] : await listTaggedTopics(db, person, { tag, ...narrowed });
  return topics.map((topic) => {
    const last = m.topicsLast({ day: shortDayIn(person.timeZone, topic.lastPostAt) });
    const facts = [topic.spaceTitle, topic.authorName ?? m.postsErased(), tagText(topic.tags), last];
    return { to: topicPath(topic), title: topic.title, note: facts.join(" · ") };
  });
}

function catalogResults(words: string[]) {
  const holds = (...texts: string[]) => {
    const text = fold(texts.join(" "));
    return words.length > 0 && words.every((word) => text.includes(word));
  };
  const { courses, glossary } = currentCatalog();
  const lessons = courses.flatMap((course) => course.lessons.map((lesson) => ({ course, lesson })));
  return {
    courses: courses
      .filter(({ title, summary, topics }) => holds(title, summary, ...topics))
      .slice(0, mostOfEach)
      .map(({ slug, title, summary }) => ({ to: coursePath(slug), title, note: summary })),
    lessons: lessons
      .filter(({ lesson }) => holds(lesson.title, ...lesson.objectives, ...lesson.outline.map(({ title }) => title)))
      .slice(0, mostOfEach)
      .map(({ course, lesson }) => ({
        ...{ to: lessonPath(course.slug, lesson.slug), title: lesson.title, note: course.title },
      })),
    terms: glossary
      .filter(({ term, definition }) => holds(term, definition))
      .slice(0, mostOfEach)
      .map(({ id, term, definition }) => ({ to: `/glossary#term-${id}`, title: term, note: definition })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.q ? m.searchTitleFor({ words: data.q }) : m.searchTitle()) },
];

type Result = { to: string; title: string; note?: string; excerpt?: { text: string; isHit: boolean }[] };

export default function SearchPage() {
  const { q, space, by, since, tag, near, spaces, tags, isSignedIn, ...found } = useLoaderData<typeof loader>();
  const isNarrowed = Boolean(space || by || since || tag);
  const sections: { title: string; results: Result[] }[] = [
    { title: m.searchCourses(), results: found.courses },
    { title: m.searchLessons(), results: found.lessons },
    { title: m.searchGlossary(), results: found.terms },
    { title: m.searchReflections(), results: found.reflections },
    { title: m.searchNotes(), results: found.notes },
    { title: m.searchPosts(), results: found.posts },
    { title: m.searchTopics(), results: found.topics },
  ].filter(({ results }) => results.length > 0);
  const total = sections.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <Page title={m.searchTitle()} lead={isSignedIn ? m.searchLead() : undefined}>
      <div className="stack-8">
        <Form method="get" action="/search" role="search" className="stack">
          <TextField name="q" id="q" type="search" label={m.searchWords()} defaultValue={q} key={q} dir="auto" />
          {spaces.length > 0 ? (
            <details className="composer__more" open={isNarrowed}>
              <summary>{m.searchPostsOnly()}</summary>
              <div className="search-filters">
                <SelectField name="space" label={m.searchSpace()} defaultValue={space}>
                  <option value="">{m.searchEverySpace()}</option>
                  {spaces.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </SelectField>
                <TextField name="by" label={m.searchBy()} defaultValue={by} />
                <TextField name="tag" label={m.searchTag()} defaultValue={tag} list="tags-in-use" dir="auto" />
                <datalist id="tags-in-use">
                  {tags.map((each) => (
                    <option key={each} value={each} />
                  ))}
                </datalist>
                <TextField name="since" type="date" label={m.searchSince()} defaultValue={since} />
              </div>
            </details>
          ) : null}
          <Button tone="primary">{m.searchDo()}</Button>
        </Form>
        {q === "" && tag === "" ? null : (
          <p className="soft numbers" role="status">
            {m.searchCount({ count: total, words: q || tag })}
          </p>
        )}
        {q === "" && tag === "" && isNarrowed ? <p role="status">{m.searchFiltersOnly()}</p> : null}
        {near.length > 0 ? <p>{m.searchNear({ words: near.slice(0, 3).join(", ") })}</p> : null}
        {(q !== "" || tag !== "") && total === 0 ? (
          <EmptyState title={m.searchNothingTitle()}>
            <p className="measure">{m.searchNothingBody()}</p>
          </EmptyState>
        ) : null}
        {sections.map(({ title, results }) => (
          <Section key={title} title={title}>
            {results.map((result) => (
              <Found key={result.to} result={result} />
            ))}
          </Section>
        ))}
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-2">
      <h2>{title}</h2>
      <ul className="plain lines">{children}</ul>
    </section>
  );
}

function Found({ result: { to, title, note, excerpt } }: { result: Result }) {
  return (
    <li className="stack-2">
      <p>
        <Link to={to}>
          <bdi>{title}</bdi>
        </Link>
      </p>
      {excerpt ? (
        <p dir="auto">
          {excerpt.map(({ text, isHit }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words of a text that does not change
            <span key={at}>{isHit ? <mark>{text}</mark> : text} </span>
          ))}
        </p>
      ) : null}
      {note ? <p className="small soft">{note}</p> : null}
    </li>
  );
}
