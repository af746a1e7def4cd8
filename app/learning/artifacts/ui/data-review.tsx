import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ArtifactView } from "./artifact-view.ts";

/** A coach's look at what seems to be data about children, and what owners hear of it. */
export function DataReviewNotice({ view }: { view: ArtifactView }) {
  const { id, relation, dataReview, partsWithChildData } = view;
  if (dataReview === null) return null;
  const parts = partsWithChildData.join(", ");
  if (dataReview === "fine") return <p className="small soft">{m.artifactsDataAnsweredFine()}</p>;
  if (dataReview === "remove") {
    if (parts === "") return null; // it was taken out
    const words =
      relation === "owner" ? m.artifactsDataAnsweredRemove({ parts }) : m.artifactsDataAnsweredRemoveCoach({ parts });
    return (
      <Notice kind="care">
        <p>{words}</p>
      </Notice>
    );
  }
  if (relation === "owner") return null; // the form warns where it is typed
  return (
    <Notice kind="care">
      <div className="stack">
        <p>{m.artifactsDataAsked({ parts })}</p>
        <Form method="post" action={`/artifacts/${id}/data-review`} className="cluster no-print">
          <Button name="answer" value="fine">
            {m.artifactsDataFine()}
          </Button>
          <Button name="answer" value="remove">
            {m.artifactsDataRemove()}
          </Button>
        </Form>
      </div>
    </Notice>
  );
}
