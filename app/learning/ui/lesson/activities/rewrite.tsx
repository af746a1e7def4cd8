import { fieldName } from "#app/catalog/activity.ts";
import type { RewriteProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

/** A sentence to write anew. Once saved, it stands beside two models, neither of them the answer. */
export function Rewrite({ id, question, original, models }: RewriteProps) {
  const activity = useActivity(id);
  const { fields, firstFields } = activity;
  const first = firstFields.text;
  return (
    <Activity
      id={id}
      look="rewrite"
      kind={m.practiceRewriteKind()}
      activity={activity}
      saveLabel={m.practiceRewriteSave()}
      outcome={
        <>
          <p className="rewrite__title">{m.practiceRewriteCompare()}</p>
          {first !== undefined && first !== fields.text ? (
            <p className="rewrite__first">{m.practiceRewriteFirst({ text: first })}</p>
          ) : null}
          <div className="rewrite__models">
            {models.map(({ title, text, because }) => (
              <div key={title}>
                <p className="rewrite__title">{title}</p>
                <blockquote className="rewrite__text">{text}</blockquote>
                <p className="small">{because}</p>
              </div>
            ))}
          </div>
          <p className="small soft">{m.practiceRewriteNeither()}</p>
        </>
      }
    >
      <label htmlFor={`${id}-text`} className="exercise__question">
        {question}
      </label>
      <blockquote className="rewrite__original" id={`${id}-original`}>
        {original}
      </blockquote>
      <textarea
        id={`${id}-text`}
        className="input"
        name={fieldName("text")}
        defaultValue={fields.text ?? ""}
        aria-describedby={`${id}-original`}
        rows={3}
      />
    </Activity>
  );
}
