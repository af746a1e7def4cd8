import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestAgreements, longestPurpose, longestTitle } from "../space.ts";

type Words = { title: string; purpose: string; agreements: string };

/** The fields of what a space says of itself. */
export function SpaceFields({ space }: { space: Words | null }) {
  return (
    <>
      <TextField
        name="title"
        label={m.spacesTitleField()}
        limit={longestTitle}
        dir="auto"
        required
        defaultValue={space?.title ?? ""}
      />
      <TextArea
        name="purpose"
        label={m.spacesPurposeField()}
        help={m.spacesPurposeHelp()}
        rows={3}
        dir="auto"
        limit={longestPurpose}
        isOptional
        defaultValue={space?.purpose ?? ""}
      />
      <TextArea
        name="agreements"
        label={m.spacesAgreementsField()}
        help={m.spacesAgreementsHelp()}
        rows={8}
        dir="auto"
        limit={longestAgreements}
        isOptional
        defaultValue={space?.agreements ?? ""}
      />
    </>
  );
}
