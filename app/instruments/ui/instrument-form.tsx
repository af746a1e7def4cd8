import { Form } from "@remix-run/react";
import type { Instrument, InstrumentItem } from "#app/catalog/instrument.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FieldError } from "#app/ui/field-error.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { type Answers, itemName } from "../answers.ts";
import { useKeptAnswers } from "./use-kept-answers.ts";

type Problems = Record<string, string[]>;

type Props = {
  runId: string;
  personId: string;
  instrument: Instrument;
  answers: Answers;
  problems: Problems;
  /** When the form came back. */
  at: number | undefined;
  /** Whether unfinished answers are kept on the server too, where the person has them on any device. */
  isKeptByServer: boolean;
  submit: string;
};

/** The questions of an instrument on one page. What is chosen stays on the device until it is sent. */
export function InstrumentForm({ runId, personId, instrument, answers, problems, at, isKeptByServer, submit }: Props) {
  const { formRef, hasReturned, keptAt } = useKeptAnswers({ personId, runId, isKeptByServer });
  const errors = Object.entries(problems).flatMap(([field, words]) => words.map((message) => ({ field, message })));
  return (
    <div className="stack-6">
      <ErrorSummary key={at} errors={errors} />
      <Form method="post" ref={formRef} noValidate className="stack-8" key={`form ${at}`}>
        <input type="hidden" name="person" value={personId} />
        <p>{instrument.intro}</p>
        {hasReturned ? <p role="status">{m.instrumentsReturned()}</p> : null}
        {instrument.items.map((item) => (
          <Item key={item.key} item={item} answer={answers[item.key]} problems={problems[itemName(item.key)]} />
        ))}
        <div className="cluster">
          <Button tone="primary">{submit}</Button>
          {isKeptByServer ? (
            <Button name="then" value="keep">
              {m.instrumentsKeep()}
            </Button>
          ) : null}
        </div>
        <p className="soft small" role="status">
          {keptAt === null ? null : keptAt === "server" ? m.instrumentsKeptHere() : m.instrumentsKeptOnDevice()}
        </p>
      </Form>
    </div>
  );
}

type ItemProps = { item: InstrumentItem; answer: Answers[string] | undefined; problems: string[] | undefined };

function Item({ item, answer, problems }: ItemProps) {
  const { key, kind, question, options, isOptional } = item;
  const name = itemName(key);
  if (kind === "text") {
    return (
      <GuardedTextArea
        name={name}
        id={name}
        label={question}
        error={problems}
        isOptional={isOptional}
        defaultValue={typeof answer === "string" ? answer : ""}
        rows={3}
      />
    );
  }
  const isChosen = (at: number) => (Array.isArray(answer) ? answer.includes(at) : answer === at);
  return (
    <fieldset className="field" id={name} aria-describedby={problems ? `${name}-error` : undefined}>
      <legend className="field__label">
        {question}
        {isOptional ? <span className="field__optional"> {m.appOptional()}</span> : null}
      </legend>
      {kind === "several" ? <p className="field__help">{m.instrumentsSeveral()}</p> : null}
      <FieldError id={`${name}-error`} error={problems} />
      <div className="choices">
        {options.map((label, at) => (
          <label key={label} className="choice choice--boxed">
            <input
              type={kind === "several" ? "checkbox" : "radio"}
              name={name}
              value={at}
              defaultChecked={isChosen(at)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
