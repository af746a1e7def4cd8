import * as m from "#app/messages/catalog.ts";
import { Checkbox, RadioGroup, TextField } from "#app/ui/field.tsx";
import { type Answer, declined, detailFieldOf, fieldOf } from "../answers.ts";
import { longestDetail, type Question } from "../question.ts";
import { choiceInWords, questionInWords } from "../question-words.ts";

/** The fields of one question, as the person answered it last. */
export function QuestionFields({ question, answer }: { question: Question; answer: Answer | undefined }) {
  return question.isMultiple ? (
    <Several question={question} answer={answer} />
  ) : (
    <OneOf question={question} answer={answer} />
  );
}

function OneOf({ question: { key, choices, detailed }, answer }: { question: Question; answer: Answer | undefined }) {
  const chosen = answer?.state === "declined" ? declined : (answer?.choices[0] ?? "");
  return (
    <div className="stack-2">
      <RadioGroup
        name={key}
        label={questionInWords(key)}
        help={m.aboutYouHelp({ question: key }) || undefined}
        isOptional
        defaultValue={chosen}
        choices={[
          ...choices.map((choice) => ({ value: choice, label: choiceInWords(key, choice) })),
          { value: declined, label: m.aboutYouDecline() },
          { value: "", label: m.aboutYouClear() },
        ]}
      />
      {detailed.map((choice) => (
        <Detail key={choice} of={key} choice={choice} answer={answer} />
      ))}
    </div>
  );
}

function Several({ question: { key, choices, detailed }, answer }: { question: Question; answer: Answer | undefined }) {
  return (
    <fieldset className="field stack-2">
      <legend className="field__label">
        {questionInWords(key)} <span className="field__optional">{m.appOptional()}</span>
      </legend>
      {m.aboutYouHelp({ question: key }) ? <p className="field__help">{m.aboutYouHelp({ question: key })}</p> : null}
      {choices.map((choice) => (
        <div key={choice}>
          <Checkbox
            name={fieldOf(key, choice)}
            label={choiceInWords(key, choice)}
            defaultChecked={answer?.choices.includes(choice) ?? false}
          />
          {detailed.includes(choice) ? <Detail of={key} choice={choice} answer={answer} /> : null}
        </div>
      ))}
      <Checkbox
        name={fieldOf(key, declined)}
        label={m.aboutYouDecline()}
        defaultChecked={answer?.state === "declined"}
      />
    </fieldset>
  );
}

function Detail({ of, choice, answer }: { of: Question["key"]; choice: string; answer: Answer | undefined }) {
  return (
    <TextField
      name={detailFieldOf(of, choice)}
      label={m.aboutYouDetail({ choice: choiceInWords(of, choice) })}
      className="about-you__detail"
      limit={longestDetail}
      defaultValue={answer?.details[choice] ?? ""}
      isOptional
      autoComplete="off"
    />
  );
}
