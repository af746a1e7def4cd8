import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { type FormReply, summaryOf } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { RadioGroup, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostedForm } from "#app/ui/posted-form.ts";
import type { Measure } from "../measure.ts";
import { hasGroup } from "../measure-kind.ts";
import { type EntryStatus, useKeptEntry } from "./use-kept-entry.ts";

/** Records a point or a note: few fields, large, also without a network. */
export function EntryForm({
  cycleId,
  person,
  measures,
  today,
  pageKey,
  reply,
  to,
}: {
  cycleId: string;
  person: string;
  measures: Measure[];
  today: string;
  /** Names this page's entry where no script does. */
  pageKey: string;
  reply: FormReply | undefined;
  /** Where a page without scripts goes on after the entry; the page of the step by default. */
  to?: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeptEntry(form, person, `/inquiry/${cycleId}/entries`);
  const first = reply?.values.measure ?? measures[0]?.id ?? "";
  const [chosen, setChosen] = useState(first);
  const shown = kept.reply ?? reply;
  const measure = measures.find(({ id }) => id === chosen);
  return (
    <div className="stack measure">
      <ErrorSummary key={shown?.at} errors={summaryOf(shown)} />
      <Form
        ref={form}
        data-keeps-itself
        method="post"
        action={`/inquiry/${cycleId}/do`}
        noValidate
        className="entry-form stack"
        onSubmit={kept.submit}
        onInput={kept.type}
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement && target.name === "measure") setChosen(target.value);
        }}
      >
        <PostedForm.Provider value={shown}>
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="form" value="entry" />
          <input type="hidden" name="key" value={pageKey} />
          {to ? <input type="hidden" name="to" value={to} /> : null}
          {measures.length > 0 ? (
            <RadioGroup
              name="measure"
              label={m.inquiryEntryWhat()}
              defaultValue={first}
              choices={[
                ...measures.map(({ id, name, definition }) => ({ value: id, label: name, help: definition || null })),
                { value: "", label: m.inquiryEntryNoteOnly() },
              ]}
              isBoxed
            />
          ) : null}
          <div className="entry-form__numbers">
            <TextField type="date" name="day" label={m.inquiryEntryDay()} max={today} defaultValue={today} />
            {measure || measures.length > 0 ? (
              <TextField
                name="value"
                label={measure?.unit ? m.inquiryEntryValueUnit({ unit: measure.unit }) : m.inquiryEntryValue()}
                inputMode="decimal"
                autoComplete="off"
                className={measure ? "" : "needs-measure"}
              />
            ) : null}
            {measures.some(({ kind }) => hasGroup(kind)) ? (
              <TextField
                name="outOf"
                label={m.inquiryEntryOutOf()}
                inputMode="numeric"
                autoComplete="off"
                className={measure && hasGroup(measure.kind) ? "" : "needs-group"}
              />
            ) : null}
          </div>
          <GuardedTextArea
            name="note"
            label={m.inquiryEntryNote()}
            help={m.inquiryEntryNoteHelp()}
            isOptional={measures.length > 0}
            rows={3}
          />
        </PostedForm.Provider>
        <div className="cluster">
          <Button tone="primary">{m.inquiryEntryRecord()}</Button>
          <p role="status" className="small soft needs-scripts">
            {statusWords(kept.status, kept.waiting)}
          </p>
        </div>
      </Form>
    </div>
  );
}

function statusWords(status: EntryStatus, waiting: number): string {
  const waits = waiting > 0 ? m.inquiryEntryWaiting({ count: waiting }) : "";
  switch (status) {
    case "idle":
    case "waiting":
      return waits;
    case "saving":
      return m.inquiryEntrySaving();
    case "saved":
      return [m.inquiryEntrySaved(), waits].filter(Boolean).join(" ");
    case "signed_out":
      return [m.inquiryEntrySignedOut(), waits].filter(Boolean).join(" ");
    case "not_kept":
      return m.inquiryEntryNotKept();
  }
}
