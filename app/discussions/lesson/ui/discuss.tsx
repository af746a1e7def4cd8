import { Form, Link } from "@remix-run/react";
import { useContext } from "react";
import type { DiscussProps } from "#app/catalog/discuss-component.ts";
import { useLessonPath } from "#app/learning/ui/lesson-state.tsx";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { upTo99 } from "../../spaces/space-words.ts";
import { type LessonTalk, LessonTalkContext, questionAnchor } from "../lesson-talk.ts";
import { AnswerField } from "./answer-field.tsx";

/** A question that the reader's cohort answers together, in its own space. */
export function Discuss({ question }: DiscussProps) {
  const talk = useContext(LessonTalkContext);
  const path = useLessonPath();
  return (
    <section className="exercise" id={questionAnchor(question)} aria-label={m.discussKind()}>
      <p className="exercise__kind">{m.discussKind()}</p>
      <p className="exercise__question">{question}</p>
      {talk === null ? (
        <p>
          {m.discussGuest()} <Link to={`/sign-in?to=${encodeURIComponent(path)}`}>{m.cycleStepSignIn()}</Link>
        </p>
      ) : talk.spaces.length === 0 ? (
        <p>{m.discussNoCohort()}</p>
      ) : (
        <Answers question={question} talk={talk} />
      )}
    </section>
  );
}

function Answers({ question, talk }: { question: string; talk: LessonTalk }) {
  const here = talk.answered.filter((each) => each.question === question);
  const open = talk.spaces.filter(({ id }) => !here.some(({ spaceId, hasPosted }) => spaceId === id && hasPosted));
  return (
    <>
      {here.map(({ spaceId, path, posts, hasPosted }) => (
        <p key={spaceId}>
          {hasPosted ? (
            <Link to={path}>{m.discussAnswered({ count: posts ?? 1, shown: upTo99(posts ?? 1) })}</Link>
          ) : (
            m.discussWaiting()
          )}
        </p>
      ))}
      {open.length > 0 ? (
        // A new form for the next cohort: an answer that was sent to one is not what stands in the other's.
        <AnswerForm key={open.map(({ id }) => id).join(" ")} question={question} talk={talk} spaces={open} />
      ) : null}
    </>
  );
}

type FormProps = { question: string; talk: LessonTalk; spaces: LessonTalk["spaces"] };

function AnswerForm({ question, talk: { person, lessonId, key }, spaces }: FormProps) {
  const [only] = spaces;
  return (
    <Form method="post" action={`/community/answers?lesson=${encodeURIComponent(lessonId)}`} className="stack no-print">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="lesson" value={lessonId} />
      <input type="hidden" name="question" value={question} />
      <input type="hidden" name="key" value={`${key} ${question}`.slice(0, 100)} />
      {spaces.length === 1 && only ? (
        <>
          <input type="hidden" name="space" value={only.id} />
          <p className="small soft">
            <bdi>{only.title}</bdi>: {only.audience}
          </p>
        </>
      ) : (
        <SelectField name="space" label={m.discussWhere()}>
          {spaces.map(({ id, title, audience }) => (
            <option key={id} value={id}>{`${title}: ${audience}`}</option>
          ))}
        </SelectField>
      )}
      <AnswerField />
      <div>
        <Button>{m.discussSend()}</Button>
      </div>
    </Form>
  );
}
