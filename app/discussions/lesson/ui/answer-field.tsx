import * as m from "#app/messages/catalog.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestPost } from "../../posts/post.ts";

/** The field for an answer to a lesson's question, in the lesson and where a refused answer is sent again. */
export function AnswerField() {
  return (
    <TextArea
      name="source"
      label={m.discussAnswer()}
      help={m.discussHelp()}
      rows={5}
      limit={longestPost}
      dir="auto"
      required
    />
  );
}
