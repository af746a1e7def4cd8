import { useEffect, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Design } from "../design.ts";
import { entryKind, type Problems, readEntry } from "../entry.ts";
import { warningsFor } from "../warnings.ts";
import { AnswerView, type Worked } from "./answer-view.tsx";
import { CircumstanceFields, PriorFields } from "./circumstance-fields.tsx";
import { type Draft, emptyDraft, isPlanned, mattersIn, priorIn, questionIn } from "./draft.ts";
import { NumberFields } from "./number-fields.tsx";
import { DecisionFields, DesignFields, MeasureFields } from "./plan-fields.tsx";

/**
 * An evaluation from decision to answer. There is no form and no address to send to: what is typed stays in this
 * component's memory, and the computation is a module that the browser loads.
 */
export function Evaluation() {
  const [draft, setDraft] = useState(emptyDraft);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  return (
    <div className="stack stack-8 evaluation">
      <section className="stack stack-4 needs-scripts" aria-labelledby="decision-title">
        <h2 id="decision-title">{m.evaluationDecisionTitle()}</h2>
        <DecisionFields draft={draft} set={set} />
      </section>
      <DesignFields draft={draft} set={set} />
      <section className="stack stack-4 needs-scripts" aria-labelledby="measure-title">
        <h2 id="measure-title">{m.evaluationMeasureTitle()}</h2>
        <MeasureFields draft={draft} set={set} />
      </section>
      <section className="stack stack-4 needs-scripts" aria-labelledby="numbers-title">
        <h2 id="numbers-title">{m.evaluationNumbersTitle()}</h2>
        {isPlanned(draft) ? (
          <Numbers key={entryKind(draft.design, draft.measure)} draft={draft} set={set} />
        ) : (
          <p className="soft measure">{m.evaluationLater()}</p>
        )}
      </section>
    </div>
  );
}

type Shown = { problems: Problems; worked: Worked | null; isUnable: boolean };

function Numbers({ draft, set }: { draft: Draft & { design: Design }; set: (change: Partial<Draft>) => void }) {
  const [{ problems, worked, isUnable }, setShown] = useState<Shown>({ problems: {}, worked: null, isUnable: false });
  const seen = useRef<string[]>([]);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (worked) answer.current?.querySelector<HTMLElement>("h2")?.focus();
    else if (Object.keys(problems).length > 0) {
      document.querySelector<HTMLElement>(".evaluation [aria-invalid=true]")?.focus();
    }
  }, [worked, problems]);

  async function ask() {
    const read = readEntry(entryKind(draft.design, draft.measure), draft.typed);
    if ("problems" in read) return setShown({ problems: read.problems, worked: null, isUnable: false });
    const key = JSON.stringify(read.entry);
    if (!seen.current.includes(key)) seen.current.push(key);
    const worked = await workedOut(draft, read.entry, seen.current.length).catch(() => null);
    setShown({ problems: {}, worked, isUnable: worked === null });
  }

  const count = Object.keys(problems).length;
  return (
    <>
      <p className="measure">{m.evaluationNumbersHelp()}</p>
      <NumberFields draft={draft} set={set} problems={problems} />
      <CircumstanceFields draft={draft} set={set} />
      {draft.design === "run-chart" ? null : <PriorFields draft={draft} set={set} />}
      <div className="stack stack-2 no-print">
        <div>
          <Button type="button" tone="primary" disabled={priorIn(draft) === "numbers"} onClick={() => void ask()}>
            {m.evaluationAsk()}
          </Button>
        </div>
        <p role="status">{isUnable ? m.evaluationAnswerUnable() : count > 0 ? m.evaluationProblems({ count }) : ""}</p>
      </div>
      <div ref={answer}>{worked ? <AnswerView {...worked} /> : null}</div>
    </>
  );
}

/** The computation, whose distributions are loaded when somebody first asks. */
async function workedOut(
  draft: Draft & { design: Design },
  entry: Worked["entry"],
  looks: number,
): Promise<Worked | null> {
  const prior = priorIn(draft);
  const matters = draft.design === "run-chart" ? 1 : mattersIn(draft);
  if (prior === "numbers" || matters === null) return null;
  const question = questionIn(draft, prior, matters);
  const { baseline, chosenBy, startedAtExtreme, design } = draft;
  return {
    plan: { decision: draft.decision.trim(), measureWords: draft.measureWords.trim(), design },
    entry,
    answer: entry.kind === "points" ? null : (await import("../answer.ts")).answerOf(entry, question),
    asked: question,
    warnings: warningsFor(design, entry, { baseline, chosenBy, startedAtExtreme, looks }),
    looks,
  };
}

/** The introduction: the numbers stay here, and how much work computing takes. */
export function EvaluationPromise() {
  return (
    <Notice title={m.evaluationPrivacyTitle()}>
      <p>{m.evaluationPrivacy()}</p>
      <p className="without-scripts">{m.evaluationWithoutScripts()}</p>
    </Notice>
  );
}
