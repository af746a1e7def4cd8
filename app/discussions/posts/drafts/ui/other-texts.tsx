import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { OtherText } from "../shown-draft.ts";

/** Texts of one draft that other pages or devices saved: its author goes on with one, and deletes what they do not need. */
export function OtherTexts({ texts, person }: { texts: OtherText[]; person: string }) {
  if (texts.length === 0) return null;
  return (
    <Notice live title={m.postDraftsOthers({ count: texts.length })}>
      <p>{m.postDraftsOthersHelp()}</p>
      <ul className="plain stack">
        {texts.map(({ id, title, source, translation, tags, saved }) => (
          <li key={id} className="stack">
            <p className="small soft">{m.postDraftsSavedAt({ when: saved })}</p>
            <DraftWords title={title} source={source} translation={translation} tags={tags} />
            <div className="cluster">
              <LinkButton to={`?draft=${id}#write`}>{m.postDraftsGoOnWithThis()}</LinkButton>
              <DeleteDraft id={id} person={person} saved={saved} />
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What was typed into each field that is not empty. */
export function DraftWords({ title, source, translation, tags }: Omit<OtherText, "id" | "saved">) {
  const fields = [
    { name: "title", shown: title && <strong>{title}</strong> },
    { name: "tags", shown: tags && m.tagsOf({ tags }) },
    { name: "source", shown: source },
    { name: "translation", shown: translation },
  ];
  return fields.map(({ name, shown }) =>
    shown === "" ? null : (
      <p key={name} className="typed-words" dir="auto">
        {shown}
      </p>
    ),
  );
}

/** Deletes one draft, after a question. */
export function DeleteDraft({ id, person, saved }: { id: string; person: string; saved: string }) {
  return (
    <Confirm
      action={`/community/drafts/${id}`}
      isDelete
      tone="quiet"
      hidden={{ person }}
      label={m.postDraftsDelete()}
      aria-label={m.postDraftsDeleteOf({ when: saved })}
      question={m.postDraftsDeleteQuestion()}
      confirm={m.postDraftsDelete()}
    >
      <p>{m.postDraftsDeleteHelp()}</p>
    </Confirm>
  );
}
