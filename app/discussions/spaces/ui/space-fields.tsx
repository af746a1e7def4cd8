import * as m from "#app/messages/catalog.ts";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestAgreements, longestPurpose, longestTitle } from "../space.ts";

type Words = { title: string; purpose: string; agreements: string; hasCoachView: boolean };

/** The fields of what a space says of itself, and whether its coaches see more, where it has coaches. */
export function SpaceFields({ space, hasCoaches = false }: { space: Words | null; hasCoaches?: boolean }) {
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
      {hasCoaches ? (
        <Checkbox
          name="hasCoachView"
          label={m.spacesCoachView()}
          help={m.spacesCoachViewHelp()}
          defaultChecked={space?.hasCoachView ?? false}
        />
      ) : null}
    </>
  );
}
