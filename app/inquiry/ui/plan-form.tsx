import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { shownPrediction } from "#app/ui/chart/run-chart-words.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { rhythms } from "../cycle.ts";
import type { Measure } from "../measure.ts";
import { measureKinds } from "../measure-kind.ts";
import { measureField, type PlannedQuestion, predictionField, questionField } from "../plan.ts";
import { predictedText } from "../predicted.ts";
import { longestTitle, measurePositions, questionPositions, type StepTexts } from "../step.ts";
import { EquityQuestions } from "./equity-questions.tsx";
import { returnOf } from "./return-of.ts";

export type EditedPlan = {
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  dataEvery: number | null;
  isLocked: boolean;
  revision: number;
  texts: StepTexts;
  questions: PlannedQuestion[];
  measures: Measure[];
};

/** The whole plan in one form; questions and predictions are only shown once they are locked. */
export function PlanForm({ plan, person, reply }: { plan: EditedPlan; person: string; reply: FormReply | undefined }) {
  const { title, revision, texts, isLocked, questions } = plan;
  return (
    <PostForm
      reply={reply}
      submit={m.inquiryPlanSave()}
      help={m.inquiryPlanSaveHelp()}
      hidden={{ person, base: revision, ...returnOf(reply) }}
      className="stack-12"
    >
      <Part title={m.inquiryPlanProblemTitle()} about={m.inquiryPlanProblemAbout()}>
        <TextField name="title" label={m.inquiryTitleField()} required limit={longestTitle} defaultValue={title} />
        <Words name="problem" texts={texts} label={m.inquiryProblem()} help={m.inquiryProblemHelp()} rows={4} />
      </Part>
      <Part title={m.inquiryAimTitle()} about={m.inquiryAimAbout()}>
        <Line name="aimWho" texts={texts} label={m.inquiryAimWho()} />
        <Line name="aimWhat" texts={texts} label={m.inquiryAimWhat()} />
        <Line name="aimFrom" texts={texts} label={m.inquiryAimFromField()} />
        <Line name="aimTo" texts={texts} label={m.inquiryAimToField()} />
        <Line name="aimBy" texts={texts} label={m.inquiryAimByField()} />
      </Part>
      <Part title={m.inquiryChangeTitle()} about={m.inquiryChangeAbout()}>
        <Words name="change" texts={texts} label={m.inquiryChange()} help={m.inquiryChangeHelp()} rows={3} />
        <Line name="room" texts={texts} label={m.inquiryRoom()} help={m.inquiryRoomHelp()} />
        <Line name="who" texts={texts} label={m.inquiryWho()} />
        <When plan={plan} />
      </Part>
      <Part title={m.inquiryQuestionsTitle()} about={isLocked ? m.inquiryLocked() : m.inquiryQuestionsAbout()}>
        {isLocked ? <QuestionList questions={questions} /> : <Questions questions={questions} />}
      </Part>
      <Part title={m.inquiryMeasuresTitle()} about={m.inquiryMeasuresAbout()}>
        <Measures measures={plan.measures} isLocked={isLocked} />
      </Part>
      <EquityQuestions step="plan" texts={texts} />
    </PostForm>
  );
}

function Part({ title, about, children }: { title: string; about: string; children: React.ReactNode }) {
  return (
    <section className="stack-6">
      <header className="stack-2">
        <h2>{title}</h2>
        <p className="soft">{about}</p>
      </header>
      {children}
    </section>
  );
}

type TextFieldProps = { name: string; texts: StepTexts; label: string; help?: string };

function Words({ name, texts, rows, ...words }: TextFieldProps & { rows: number }) {
  return <GuardedTextArea name={name} {...words} isOptional rows={rows} defaultValue={texts[name] ?? ""} />;
}

function Line({ name, texts, ...words }: TextFieldProps) {
  return <TextField name={name} {...words} isOptional autoComplete="off" defaultValue={texts[name] ?? ""} />;
}

function When({ plan }: { plan: EditedPlan }) {
  return (
    <>
      <TextField
        type="date"
        name="startsOn"
        label={m.inquiryStartsOn()}
        isOptional
        defaultValue={plan.startsOn ?? ""}
      />
      <TextField
        type="date"
        name="endsOn"
        label={m.inquiryEndsOn()}
        help={m.inquiryEndsOnHelp()}
        isOptional
        defaultValue={plan.endsOn ?? ""}
      />
      <SelectField name="dataEvery" label={m.inquiryDataEvery()} defaultValue={String(plan.dataEvery ?? "")}>
        <option value="">{m.inquiryNoRhythm()}</option>
        {rhythms.map((days) => (
          <option key={days} value={days}>
            {m.inquiryRhythm({ days })}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** As many places as are filled in, one more, and at least two. */
function placesFor(positions: readonly number[], used: readonly { position: number }[], least: number): number[] {
  const last = Math.max(0, ...used.map(({ position }) => position));
  return positions.slice(0, Math.max(least, last + 1));
}

function Questions({ questions }: { questions: PlannedQuestion[] }) {
  return placesFor(questionPositions, questions, 2).map((position) => {
    const question = questions.find((each) => each.position === position);
    return (
      <fieldset key={position} className="planned stack">
        <legend>{m.inquiryQuestionNumber({ number: position })}</legend>
        <GuardedTextArea
          name={questionField(position)}
          label={m.inquiryQuestion()}
          isOptional
          rows={2}
          defaultValue={question?.question ?? ""}
        />
        <GuardedTextArea
          name={predictionField(position)}
          label={m.inquiryPrediction()}
          help={m.inquiryPredictionHelp()}
          isOptional
          rows={2}
          defaultValue={question?.prediction ?? ""}
        />
      </fieldset>
    );
  });
}

export function QuestionList({ questions }: { questions: PlannedQuestion[] }) {
  if (questions.length === 0) return <p className="soft">{m.inquiryNoQuestions()}</p>;
  return (
    <ol className="plain stack-6">
      {questions.map(({ position, question, prediction }) => (
        <li key={position} className="prediction">
          {question ? <p className="prediction__question as-typed">{question}</p> : null}
          <p className="prediction__label small soft">{m.inquiryPredicted()}</p>
          <p className="prediction__words as-typed">{prediction || m.inquiryNoPrediction()}</p>
        </li>
      ))}
    </ol>
  );
}

function Measures({ measures, isLocked }: { measures: Measure[]; isLocked: boolean }) {
  return placesFor(measurePositions, measures, 1).map((position) => {
    const measure = measures.find((each) => each.position === position);
    return (
      <fieldset key={position} className="planned stack">
        <legend>{m.inquiryMeasureNumber({ number: position })}</legend>
        <TextField
          name={measureField(position, "name")}
          label={m.inquiryMeasureName()}
          isOptional
          autoComplete="off"
          defaultValue={measure?.name ?? ""}
        />
        <GuardedTextArea
          name={measureField(position, "definition")}
          label={m.inquiryMeasureDefinition()}
          help={m.inquiryMeasureDefinitionHelp()}
          isOptional
          rows={2}
          defaultValue={measure?.definition ?? ""}
        />
        <SelectField
          name={measureField(position, "kind")}
          label={m.inquiryMeasureKind()}
          defaultValue={measure?.kind ?? "count"}
        >
          {measureKinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.inquiryMeasureKindName({ kind })}
            </option>
          ))}
        </SelectField>
        <TextField
          name={measureField(position, "unit")}
          label={m.inquiryMeasureUnit()}
          isOptional
          autoComplete="off"
          defaultValue={measure?.unit ?? ""}
        />
        {isLocked ? (
          measure && <MeasurePredicted measure={measure} />
        ) : (
          <TextField
            name={measureField(position, "predicted")}
            label={m.inquiryMeasurePredicted()}
            help={m.inquiryMeasurePredictedHelp()}
            isOptional
            autoComplete="off"
            defaultValue={measure ? predictedText(measure) : ""}
          />
        )}
      </fieldset>
    );
  });
}

/** What the team expected of a measure in numbers; nothing without a prediction. */
export function MeasurePredicted({ measure }: { measure: Measure }) {
  const { predictedLow: low, predictedHigh: high, kind, unit } = measure;
  if (low === null || high === null) return null;
  const value = shownPrediction({ label: "", low, high }, kind === "share" ? "%" : unit);
  return <p className="soft">{m.inquiryMeasurePredictedAs({ value })}</p>;
}
