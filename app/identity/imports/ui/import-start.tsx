import type { FormReply } from "#app/http/form-reply.ts";
import { noteLength } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";
import { Checkbox } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { daysToMend, type ImportKind } from "../import.ts";

type Props = { id: string; kind: ImportKind; problemCount: number; rowCount: number; reply?: FormReply | undefined };

/** Starts the import of all valid rows, and says who gets mail. */
export function ImportStart({ id, kind, problemCount, rowCount, reply }: Props) {
  const count = rowCount - problemCount;
  const hasProblems = problemCount > 0;
  return (
    <PostForm
      reply={reply}
      action={`/admin/imports/${id}/run`}
      submit={hasProblems ? m.importsRunGood({ count }) : m.importsRun({ count })}
      help={hasProblems ? m.importsRunGoodHelp({ count: problemCount, days: daysToMend }) : undefined}
      hidden={hasProblems ? { skip: "problems" } : {}}
    >
      {kind === "people" ? (
        <>
          <Checkbox label={m.importsMail()} help={m.importsMailHelp()} name="mail" />
          <TextArea
            limit={noteLength}
            label={m.importsNote()}
            help={m.importsNoteHelp()}
            isOptional
            name="note"
            rows={3}
          />
        </>
      ) : null}
    </PostForm>
  );
}
