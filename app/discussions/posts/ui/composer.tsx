import { Link, useFetcher } from "@remix-run/react";
import { memo, useRef, useState } from "react";
import { DraftStatusLine } from "#app/drafts/ui/draft-status-line.tsx";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { ComposerReply } from "../composer-reply.ts";
import type { ShownDraft } from "../drafts/shown-draft.ts";
import { OtherTexts } from "../drafts/ui/other-texts.tsx";
import { draftAction, usePostDraft } from "../drafts/ui/use-post-draft.ts";
import { longestDescription, longestPost } from "../post.ts";
import { postLanguages } from "../post-language.ts";
import { MarkdownToolbar, pressByKey } from "./markdown-toolbar.tsx";
import { PostBody } from "./post-body.tsx";

type Props = {
  reply: ComposerReply | undefined;
  submit: string;
  /** A sentence that names the readers, shown above the text field. */
  audience: string;
  label: string;
  hidden: Record<string, string>;
  /** What the server has of this post's draft. */
  draft: ShownDraft;
  /** The quote that a new post begins with; words that come back from this device stand above it. */
  begins?: string | undefined;
  /** The text under edit. */
  text?: { source: string; language?: string | null; translation?: string | null; translationLanguage?: string | null };
  /** Whether a photo can be sent with it. */
  takesPhoto?: boolean;
  children?: React.ReactNode;
  id?: string;
};

/** Where a post is written: who will read it, the text, its language and translation, and a preview by the server. */
export function Composer({
  reply,
  submit,
  audience,
  label,
  hidden,
  draft,
  begins,
  text,
  takesPhoto = false,
  children,
  id,
}: Props) {
  const form = useRef<HTMLDivElement>(null);
  const { key, person = "", ...fields } = hidden;
  const [firstKey] = useState(key);
  const { status, others, type, save } = usePostDraft(form, draft, { personId: person, repliedAt: reply?.at });
  const { preview, ask } = usePreview(form, reply?.preview);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to shortcuts of the text field within
    <div ref={form} className="composer" id={id} onKeyDown={pressByKey} onInput={type}>
      <p className="composer__audience">{audience}</p>
      <OtherTexts texts={others} person={person} />
      <PostForm
        data-saves-draft
        reply={reply}
        submit={submit}
        hidden={{ person, place: draft.place, ...fields }}
        encType={takesPhoto ? "multipart/form-data" : undefined}
        besideSubmit={
          <>
            <Button name="preview" value="yes" onClick={ask}>
              {m.postsPreview()}
            </Button>
            <SaveDraft save={save} />
          </>
        }
      >
        <DraftFields id={draft.id ?? ""} revision={draft.revision} />
        {firstKey === undefined ? null : <KeyField value={reply?.values.key ?? firstKey} />}
        {children}
        <TextArea
          name="source"
          label={label}
          help={m.postsMarkdownHelp()}
          rows={8}
          limit={longestPost}
          dir="auto"
          defaultValue={text?.source ?? begins}
          data-begins={begins === undefined ? undefined : ""}
          required
        />
        <MarkdownToolbar of={form} />
        {takesPhoto ? (
          <PhotoFields
            isOpen={Boolean(
              reply?.problems.photo ?? reply?.problems.photoDescription ?? reply?.values.photoDescription,
            )}
          />
        ) : null}
        <details className="composer__more" open={Boolean(text?.translation || text?.language)}>
          <summary>{m.postsLanguages()}</summary>
          <div className="stack">
            <LanguageField name="language" label={m.postsLanguage()} chosen={text?.language ?? null} />
            <TextArea
              name="translation"
              label={m.postsTranslation()}
              help={m.postsTranslationHelp()}
              rows={4}
              limit={longestPost}
              dir="auto"
              isOptional
              defaultValue={text?.translation ?? ""}
            />
            <LanguageField
              name="translationLanguage"
              label={m.postsTranslationLanguage()}
              chosen={text?.translationLanguage ?? null}
            />
          </div>
        </details>
        <DraftStatusLine status={status} words={{ idle: m.postDraftsIdle(), saved: m.postDraftsSaved() }}>
          <Link to="/community/drafts">{m.postDraftsYours()}</Link>
        </DraftStatusLine>
      </PostForm>
      <div role="status">
        {preview === null ? null : (
          <section className="composer__preview" aria-label={m.postsPreviewTitle()}>
            <p className="small soft">{m.postsPreviewTitle()}</p>
            <PostBody html={preview} language={null} />
          </section>
        )}
      </div>
    </div>
  );
}

/**
 * Kept with the words on this device, so that what was sent before an answer was cut off is one post. `memo`, here and below:
 * React would set the value anew whenever it draws the field, and what came back from the device would be gone.
 */
const KeyField = memo(function KeyField({ value }: { value: string }) {
  return <input type="hidden" name="key" defaultValue={value} data-draft="" />;
});

/** What the server needs to find the draft again that this page saves. */
const DraftFields = memo(function DraftFields({ id, revision }: { id: string; revision: number }) {
  const [first] = useState({ id, revision });
  return (
    <>
      <input type="hidden" name="draft" defaultValue={first.id} data-draft="" />
      <input type="hidden" name="base" defaultValue={first.revision} data-draft="" />
      <input type="hidden" name="writer" defaultValue="" />
    </>
  );
});

/** Without JavaScript, a draft is saved by its button. */
function SaveDraft({ save }: { save: () => void }) {
  return (
    <Button
      className="without-scripts"
      formAction={draftAction}
      onClick={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {m.postDraftsSave()}
    </Button>
  );
}

/** A photo, and the words for those who do not see it. */
function PhotoFields({ isOpen }: { isOpen: boolean }) {
  return (
    <details className="composer__more" open={isOpen}>
      <summary>{m.postsPhotoAdd()}</summary>
      <div className="stack">
        <TextField
          name="photo"
          type="file"
          accept="image/*"
          label={m.postsPhoto()}
          help={`${m.postsPhotoHelp()} ${m.postDraftsPhotoNotKept()}`}
        />
        <TextField
          name="photoDescription"
          label={m.postsPhotoDescription()}
          help={m.postsPhotoDescriptionHelp()}
          limit={longestDescription}
          dir="auto"
        />
      </div>
    </details>
  );
}

function LanguageField({ name, label, chosen }: { name: string; label: string; chosen: string | null }) {
  return (
    <SelectField name={name} label={label} isOptional defaultValue={chosen ?? ""}>
      <option value="">{m.postsLanguageUnsaid()}</option>
      {postLanguages.map(([tag, own]) => (
        <option key={tag} value={tag} lang={tag}>
          {own}
        </option>
      ))}
    </SelectField>
  );
}

/** Asks the server for the text as it will look; without JavaScript the form itself asks and comes back with it. */
function usePreview(form: React.RefObject<HTMLDivElement | null>, posted: string | undefined) {
  const fetcher = useFetcher<{ html?: string; error?: string }>();
  const [isAsked, setAsked] = useState(false);
  const ask = (event: React.MouseEvent) => {
    const field = form.current?.querySelector<HTMLTextAreaElement>("textarea[name=source]");
    if (!field || !navigator.onLine) return; // the form says that there is no network
    event.preventDefault();
    setAsked(true);
    fetcher.submit({ source: field.value }, { method: "post", action: "/community/preview" });
  };
  const asked = fetcher.data?.html ?? fetcher.data?.error ?? null;
  return { preview: isAsked ? asked : (posted ?? null), ask };
}
