import { type ComponentProps, type ReactNode, useState } from "react";
import { findChildData } from "#app/privacy/child-data.ts";
import { ChildDataWarning } from "./child-data-warning.tsx";
import { usePosted } from "./posted-form.ts";
import { TextArea } from "./text-area.tsx";

/** A text field that warns while someone types or pastes what looks like data about single children. */
export function GuardedTextArea(props: ComponentProps<typeof TextArea>) {
  const { typed } = usePosted(props.name);
  return (
    <ChildDataGuard text={typed ?? String(props.defaultValue ?? "")}>
      <TextArea {...props} />
    </ChildDataGuard>
  );
}

type Props = {
  /** What the field shows at first. */
  text: string;
  /** Whether a coach looks at what is found, as in pieces of work. */
  isReviewed?: boolean;
  children: ReactNode;
};

/** Watches the text field in it. */
export function ChildDataGuard({ text, isReviewed = false, children }: Props) {
  const [findings, setFindings] = useState(() => findChildData(text));
  return (
    <div
      data-guarded
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
          setFindings(findChildData(target.value));
      }}
    >
      {children}
      <div role="status">
        <ChildDataWarning findings={findings} isReviewed={isReviewed} />
      </div>
    </div>
  );
}
