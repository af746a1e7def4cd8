import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { type NarrativeSection, narrativeSections, type ReportState } from "../report.ts";

type Props = {
  personId: string;
  state: ReportState;
  report: { id: string; title: string };
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
  if (state === "preview" && !canPublish) {
    return <p className="measure no-print">{m.reportPublishEarly({ day: previewUntil ?? "" })}</p>;
  }
  const { step, label, question, lead } =
    state === "draft"
      ? { step: "preview", label: m.reportPreview(), question: m.reportPreviewQuestion(), lead: m.reportPreviewLead() }
      : {
          ...{ step: "publication", label: m.reportPublish(), lead: m.reportPublishLead() },
          question: m.reportPublishQuestion({ title: report.title }),
        };
  return (
    <div className="stack-2 measure no-print">
      <p>{lead}</p>
      <div className="cluster">
        <Confirm
          action={to(step)}
          hasPage={step === "publication"}
          hidden={{ person: personId }}
          label={label}
          question={question}
          confirm={label}
        >
          <p>{lead}</p>
        </Confirm>
      </div>
    </div>
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
