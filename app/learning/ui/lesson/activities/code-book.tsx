import { fieldName, noCode } from "#app/catalog/activity.ts";
import type { CodeBookProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

/** Passages to code, then to compare with a second coder: where two people differ, the code book is not clear yet. */
export function CodeBook({ id, question, codes, passages, synthetic }: CodeBookProps) {
  const activity = useActivity(id);
  const { fields } = activity;
  return (
    <Activity
      id={id}
      look="codes"
      kind={m.practiceCodesKind()}
      activity={activity}
      outcome={<Compared codes={codes} passages={passages} fields={fields} />}
    >
      <p className="exercise__question">{question}</p>
      <dl className="codes__book">
        {codes.map((code) => (
          <div key={code.id}>
            <dt>{code.text}</dt>
            <dd>{code.meaning}</dd>
          </div>
        ))}
      </dl>
      {synthetic ? <p className="chart__synthetic">{m.practiceCodesSynthetic()}</p> : null}
      <div className="codes__passages">
        {passages.map((passage) => (
          <div key={passage.id} className="codes__passage">
            <label htmlFor={`${id}-${passage.id}`}>“{passage.text}”</label>
            <select
              id={`${id}-${passage.id}`}
              className="input"
              name={fieldName(passage.id)}
              key={activity.version}
              defaultValue={fields[passage.id] ?? ""}
            >
              <option value="">{m.practiceCodesChoose()}</option>
              {codes.map((code) => (
                <option key={code.id} value={code.id}>
                  {code.text}
                </option>
              ))}
              <option value={noCode}>{m.practiceCodesNone()}</option>
            </select>
          </div>
        ))}
      </div>
      <div className="field">
        <label htmlFor={`${id}-missing`} className="field__label">
          {m.practiceCodesMissing()}
        </label>
        <input
          type="text"
          id={`${id}-missing`}
          className="input"
          name={fieldName("missing")}
          defaultValue={fields.missing ?? ""}
          autoComplete="off"
        />
      </div>
    </Activity>
  );
}

function Compared({
  codes,
  passages,
  fields,
}: Pick<CodeBookProps, "codes" | "passages"> & { fields: Record<string, string> }) {
  const coded = passages.filter(({ id }) => fields[id] !== undefined);
  const differ = coded.filter(({ id, second }) => fields[id] !== second);
  const nameOf = (code: string | undefined) => codes.find(({ id }) => id === code)?.text ?? m.practiceCodesNone();
  return (
    <>
      <p>{m.practiceCodesAgree({ same: coded.length - differ.length, count: coded.length })}</p>
      {differ.length > 0 ? (
        <>
          <dl className="sort__views">
            {differ.map(({ id, text, second, because }) => (
              <div key={id}>
                <dt>“{text}”</dt>
                <dd>
                  {m.practiceCodesDiffer({ yours: nameOf(fields[id]), second: nameOf(second) })} {because}
                </dd>
              </div>
            ))}
          </dl>
          <p className="small soft">{m.practiceCodesTalk()}</p>
        </>
      ) : null}
    </>
  );
}
