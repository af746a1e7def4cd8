import { Form } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup, SelectField, TextField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { PostBody } from "../../posts/ui/post-body.tsx";
import { longestTopicTitle } from "../../topics/topic.ts";
import { PostChoices } from "./post-choices.tsx";

type Props = { person: string; reply: FormReply | undefined };
type Space = { id: string; title: string };

export function MoveForm({ spaces, from, person, reply }: Props & { spaces: Space[]; from: string }) {
  return (
    <section aria-labelledby="move" className="stack">
      <h2 id="move">{m.toolsMove()}</h2>
      {spaces.length === 0 ? (
        <p className="measure">{m.organizeNoSpace()}</p>
      ) : (
        <PostForm reply={reply} submit={m.toolsMoveDo()} submitTone="secondary" hidden={{ person, set: "move" }}>
          <SelectField
            name="space"
            label={m.organizeSpace()}
            help={m.organizeMoveHelp({ space: from })}
            defaultValue=""
          >
            <option value="">{m.organizeChoose()}</option>
            {spaces.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        </PostForm>
      )}
    </section>
  );
}

type Found = { id: string; title: string; spaceTitle: string; day: string };

export function MergeForm({ topics, words, person, reply }: Props & { topics: Found[]; words: string }) {
  return (
    <section aria-labelledby="merge" className="stack">
      <h2 id="merge">{m.organizeMerge()}</h2>
      <p className="measure">{m.organizeMergeHelp()}</p>
      <Form method="get" className="cluster" action="#merge">
        <TextField name="q" type="search" label={m.organizeFind()} defaultValue={words} dir="auto" />
        <Button>{m.organizeFindDo()}</Button>
      </Form>
      {topics.length === 0 ? (
        <p role="status">{m.organizeNothingFound()}</p>
      ) : (
        <PostForm reply={reply} submit={m.organizeMergeDo()} submitTone="secondary" hidden={{ person, set: "merge" }}>
          <RadioGroup
            name="into"
            label={m.organizeInto()}
            choices={topics.map(({ id, title, spaceTitle, day }) => ({
              value: id,
              label: <bdi>{title}</bdi>,
              help: (
                <>
                  <bdi>{spaceTitle}</bdi> · {m.topicsLast({ day })}
                </>
              ),
            }))}
          />
        </PostForm>
      )}
    </section>
  );
}

type Post = { id: string; name: string; html: string; isAnswer: boolean; written: string };
type Split = Props & { posts: Post[]; page: number; pageCount: number };

export function SplitForm({ posts, page, pageCount, person, reply }: Split) {
  return (
    <section aria-labelledby="split" className="stack">
      <h2 id="split">{m.organizeSplit()}</h2>
      <p className="measure">{m.organizeSplitHelp()}</p>
      <PostForm reply={reply} submit={m.organizeSplitDo()} submitTone="secondary" hidden={{ person, set: "split" }}>
        <TextField name="title" label={m.organizeSplitTitle()} limit={longestTopicTitle} dir="auto" required />
        <PostChoices label={m.organizePosts()}>
          {posts.map(({ id, name, html, isAnswer, written }) => ({
            id,
            label: m.organizePost({ name, written, is: isAnswer ? "answer" : "post" }),
            words: <PostBody html={html} language={null} />,
          }))}
        </PostChoices>
      </PostForm>
      <Pagination page={page} pageCount={pageCount} />
    </section>
  );
}
