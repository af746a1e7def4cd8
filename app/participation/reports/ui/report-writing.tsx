import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { type NarrativeSection, narrativeSections, type ReportState } from "../report.ts";

type Props = {
  personId: string;
  state: ReportState;
  report: { id: string };
  narratives: { section: NarrativeSection; text: string }[];
  spots: { cycleId: string; title: string; isChosen: boolean }[];
  previewUntil: string | null;
  canPublish: boolean;
};

/** The next step of a report: to partners, to be published, or to be corrected. */
export function ReportSteps({ personId, state, report, previewUntil, canPublish }: Props) {
  const to = (step: string) => `/participation/reports/${report.id}/${step}`;
  if (state === "published") {
    return (
      <p className="no-print">
        <LinkButton to={to("correction")}>{m.reportCorrect()}</LinkButton>
      </p>
    );
  }
  const isDraft = state === "draft";
  const early = m.reportPublishEarly({ day: previewUntil ?? "" });
  return (
    <Form method="post" action={to(isDraft ? "preview" : "publication")} className="stack-2 measure no-print">
      <input type="hidden" name="person" value={personId} />
      <p>{isDraft ? m.reportPreviewLead() : canPublish ? m.reportPublishLead() : early}</p>
      {isDraft || canPublish ? (
        <div className="cluster">
          <Button tone="primary">{isDraft ? m.reportPreview() : m.reportPublish()}</Button>
        </div>
      ) : null}
    </Form>
  );
}

/** What leads write: a page for each section, and the choice of bright spots. */
export function ReportWriting({ personId, report, narratives, spots }: Props) {
  const isWritten = (section: NarrativeSection) =>
    narratives.some((each) => each.section === section && each.text !== "");
  return (
    <section aria-labelledby="write" className="stack stack-6 no-print">
      <h2 id="write">{m.reportWrite()}</h2>
      <ul className="plain lines">
        {narrativeSections.map((section) => (
          <li key={section}>
            <Link to={`/participation/reports/${report.id}/narratives/${section}`}>
              {m.reportNarrative({ section })}
            </Link>{" "}
            <span className="small soft">{isWritten(section) ? m.reportWritten() : m.reportNotWritten()}</span>
          </li>
        ))}
      </ul>
      <Form method="post" action={`/participation/reports/${report.id}/spots`} className="stack measure">
        <input type="hidden" name="person" value={personId} />
        <h3>{m.reportSpotsTitle()}</h3>
        <p>{spots.length === 0 ? m.reportSpotsNone() : m.reportSpotsLead()}</p>
        {spots.map(({ cycleId, title, isChosen }) => (
          <Checkbox
            key={cycleId}
            id={`spot-${cycleId}`}
            name={`spot_${cycleId}`}
            label={title}
            defaultChecked={isChosen}
          />
        ))}
        {spots.length > 0 ? (
          <div className="cluster">
            <Button>{m.reportSpotsSave()}</Button>
          </div>
        ) : null}
      </Form>
    </section>
  );
}
