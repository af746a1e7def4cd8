import * as m from "#app/messages/catalog.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { GroupResults } from "../results.server.ts";
import { Result } from "./results.tsx";

type Props = {
  group: GroupResults;
  /** The day until which it can be answered, in words. */
  closesOn: string;
  isAboutCohort: boolean;
};

/** A group's answers to an instrument without names, or why they are withheld. */
export function GroupAnswers({ group, closesOn, isAboutCohort }: Props) {
  const { results, series, answers, isComplete } = group;
  const about = isAboutCohort ? "cohort" : "other";
  if (!isComplete) {
    return (
      <EmptyState title={m.instrumentsWaits()}>
        <p className="measure">{m.instrumentsWaitsHelp({ day: closesOn, minimum: defaultMinimum, about })}</p>
      </EmptyState>
    );
  }
  if (!results) {
    return (
      <EmptyState title={m.instrumentsTooFew()}>
        <p className="measure">{m.instrumentsTooFewHelp({ minimum: defaultMinimum, about })}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p>{m.instrumentsAnswers({ count: answers })}</p>
      {results.map((result) => (
        <Result key={result.key} result={result} series={series.find(({ key }) => key === result.key)} />
      ))}
    </>
  );
}
