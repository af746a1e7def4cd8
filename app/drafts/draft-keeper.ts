import { ownDrafts } from "./device.ts";
import { type Draft, type Field, isSameForm, pauseAfter } from "./draft.ts";
import { FormDraft, fieldNamed } from "./form-draft.ts";
import { type Sent, sendForm } from "./send-form.ts";
import { openForms, sendReady } from "./sender.ts";

export type DraftStatus =
  | { kind: "idle" | "saving" | "saved" }
  /** isKept: this device stores the text until the server has it. */
  | { kind: "typing" | "waiting" | "signed-out"; isKept: boolean }
  | { kind: "refused"; words: string };

const pauseMs = 1200;

type Keeping<Answer> = {
  personId: string;
  action: string;
  place: string;
  /** The fields that hold the text. */
  names: string[];
  /** What the server has: the fields' values, and the number of that version. */
  saved: { values: string[]; revision: number };
  isAnswer: (body: unknown) => body is Answer;
  revisionOf: (answer: Answer) => number;
  /** Why a text cannot be sent, as a sentence; null if it can. */
  problemOf: (text: string) => string | null;
  /** The field that names a save, where the form has a `key` of its own. */
  saveName?: string;
};

type Tell<Answer> = {
  status: (status: DraftStatus) => void;
  /** The answer, and the fields that it answers: more may have been typed since. */
  saved: (answer: Answer, sent: Field[]) => void;
  returned: () => void;
};

/** No field's text contains it, so that two texts are equal if and only if all their fields are. */
const between = "\0";

/**
 * Saves a form without a button while it is typed: on this device at once, on the server shortly after, retrying until it
 * succeeds. The field itself holds the text, so text typed before the script ran is saved too.
 */
export class DraftKeeper<Answer> {
  readonly #form: HTMLFormElement;
  readonly #draft: FormDraft;
  readonly #keeping: Keeping<Answer>;
  readonly #tell: Tell<Answer>;
  #base: number;
  #sent: string;
  #asked: string | null;
  /** Another page's draft whose text is now in this form. */
  #adopted: Draft | null = null;
  #failures = 0;
  #isSending = false;
  #isKept = true;
  /** While its author sends the form by its button: then nothing is saved beside it. */
  #isHeld = false;
  /** Once another page is asked for, which the server may have made before it had this text. */
  #isLeaving = false;
  /** When the text last changed: a retry must not make it newer than another page's. */
  #typedAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement, keeping: Keeping<Answer>, tell: Tell<Answer>) {
    this.#form = form;
    this.#draft = new FormDraft(form, keeping);
    this.#keeping = keeping;
    this.#tell = tell;
    this.#base = keeping.saved.revision;
    this.#sent = keeping.saved.values.join(between);
    this.#asked = this.#field("asked");
    openForms.add(keeping.place);
    window.addEventListener("online", this.#retry);
    window.addEventListener("beforeunload", this.#leave);
    document.addEventListener("visibilitychange", this.#retry);
    void this.#begin();
  }

  /** Call this on every input. */
  type(): void {
    this.#typedAt = Date.now();
    this.#isLeaving = false;
    this.#asked = this.#field("asked"); // the typist sees this page's question
    void this.#keep().then(() => {
      const problem = this.#keeping.problemOf(this.#text());
      if (problem) this.#tell.status({ kind: "refused", words: problem });
      else if (!this.#isSending && this.#isUnsent()) this.#tell.status({ kind: "typing", isKept: this.#isKept });
    });
    this.#sendIn(pauseMs);
  }

  async send({ isLast = false } = {}): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isHeld) return;
    if (this.#isSending && !isLast) return this.#sendIn(pauseMs);
    const problem = this.#keeping.problemOf(this.#text());
    if (problem) {
      await this.#keep();
      return this.#tell.status({ kind: "refused", words: problem });
    }
    const sending = this.#read();
    this.#isSending = true;
    this.#tell.status({ kind: "saving" });
    const outcome = await sendForm(this.#keeping.action, sending.fields, this.#keeping.isAnswer, { isLast });
    this.#isSending = false;
    if (outcome.kind === "saved") await this.#arrived(sending, outcome.answer);
    else await this.#failed(outcome);
  }

  /** The random id of this page's text. */
  get writer(): string {
    return this.#draft.writer;
  }

  /** Saves nothing until `resume`: the form itself is on its way. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#isHeld = true;
  }

  /** The form was refused: what is in it is a draft again. */
  resume(): void {
    this.#isHeld = false;
    if (this.#isUnsent()) this.type();
  }

  /** Removes what this device keeps: the server took the form, or its author discards it. */
  async forget(): Promise<void> {
    if (this.#adopted) await this.#draft.remove(this.#adopted);
    this.#adopted = null;
    await this.#draft.discard();
  }

  stop(): void {
    clearTimeout(this.#timer);
    openForms.delete(this.#keeping.place);
    window.removeEventListener("online", this.#retry);
    window.removeEventListener("beforeunload", this.#leave);
    document.removeEventListener("visibilitychange", this.#retry);
    if (this.#isUnsent()) void this.send({ isLast: true });
  }

  async #arrived(sending: Draft, answer: Answer): Promise<void> {
    this.#base = this.#keeping.revisionOf(answer);
    this.#sent = this.#textIn(sending);
    this.#failures = 0;
    const gone = this.#adopted ? [sending, this.#adopted] : [sending];
    this.#adopted = null;
    if (!this.#isLeaving) for (const draft of gone) await this.#draft.remove(draft);
    this.#tell.saved(answer, sending.fields);
    this.#tell.status({ kind: "saved" });
    if (this.#isUnsent()) this.type();
  }

  async #failed(outcome: Exclude<Sent<Answer>, { kind: "saved" }>): Promise<void> {
    await this.#keep();
    if (outcome.kind === "refused") return this.#tell.status({ kind: "refused", words: outcome.words });
    const isSignedOut = outcome.kind === "signed-out";
    this.#tell.status({ kind: isSignedOut ? "signed-out" : "waiting", isKept: this.#isKept });
    if (!isSignedOut) this.#sendIn(pauseAfter(this.#failures++));
  }

  /** The newest draft returns to the form; older ones from other pages become versions. */
  async #begin(): Promise<void> {
    const { place } = this.#keeping;
    const earlier = await this.#draft.earlier();
    const newest = this.#isUnsent() ? undefined : earlier.at(-1);
    const store = ownDrafts();
    const isOlder = (each: Draft) => each.place === place && !(newest && isSameForm(each, newest));
    if (earlier.length > (newest ? 1 : 0)) await sendReady(store, isOlder);
    if (newest && !this.#isUnsent()) await this.#adopt(newest);
    else if (this.#isUnsent()) this.type();
  }

  async #adopt(newest: Draft): Promise<void> {
    if (this.#textIn(newest) === this.#sent) return this.#draft.remove(newest);
    this.#adopted = newest;
    this.#draft.restore(newest);
    this.#base = Number(fieldNamed(newest.fields, "base") ?? this.#base);
    this.#asked = fieldNamed(newest.fields, "asked") ?? this.#asked;
    this.#tell.returned();
    await this.send();
  }

  readonly #retry = (): void => {
    if (this.#isUnsent()) void this.send({ isLast: document.visibilityState === "hidden" });
  };

  /** If this device cannot store anything, the text exists only in the open page. */
  readonly #leave = (event: Event): void => {
    this.#isLeaving = true;
    if (this.#isUnsent() && !this.#isKept) event.preventDefault();
  };

  async #keep(): Promise<void> {
    this.#isKept = await this.#draft.keep(this.#read());
  }

  #read(): Draft {
    const asked: Record<string, string> = this.#asked === null ? {} : { asked: this.#asked };
    const extra = { ...this.#save(), base: String(this.#base), ...asked };
    return { ...this.#draft.read(extra, { isReady: true }), typedAt: this.#typedAt };
  }

  /** Names one save, so that a repeated one adds no version; another page's draft, unchanged, is still its save. */
  #save(): Record<string, string> {
    const { saveName = "key" } = this.#keeping;
    const from = this.#adopted;
    const writer = from && this.#textIn(from) === this.#text() ? fieldNamed(from.fields, "writer") : undefined;
    return writer
      ? { writer, [saveName]: fieldNamed(from?.fields ?? [], saveName) ?? "" }
      : { writer: this.#draft.writer, [saveName]: this.#typedAt.toString(36) };
  }

  #sendIn(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), waitMs);
  }

  #isUnsent(): boolean {
    return this.#text() !== this.#sent;
  }

  #text(): string {
    return this.#textOf((name) => this.#field(name));
  }

  #textIn({ fields }: Draft): string {
    return this.#textOf((name) => fieldNamed(fields, name));
  }

  #textOf(read: (name: string) => string | null | undefined): string {
    return this.#keeping.names.map((name) => read(name) ?? "").join(between);
  }

  #field(name: string): string | null {
    const field = this.#form.elements.namedItem(name);
    return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : null;
  }
}
