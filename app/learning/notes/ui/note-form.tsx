import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestNote, longestPassage } from "../note.ts";

type Props = { personId: string; formKey: string; action: string; reply?: FormReply | undefined };

/** Writes a note on a lesson, or on a passage that is copied out of it. */
export function NoteForm({ personId, formKey, action, reply }: Props) {
  return (
    <PostForm
      action={action}
      reply={reply}
      submit={m.lessonNotesSave()}
      submitTone="secondary"
      hidden={{ person: personId }}
    >
      <input type="hidden" name="key" defaultValue={reply?.values.key ?? formKey} data-draft="" />
      <TextArea name="words" label={m.lessonNotesWords()} rows={4} limit={longestNote} isOptional={false} />
      <TextArea
        name="passage"
        label={m.lessonNotesPassage()}
        help={m.lessonNotesPassageHelp()}
        rows={2}
        limit={longestPassage}
        isOptional
      />
    </PostForm>
  );
}
