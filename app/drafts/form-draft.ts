import { ownDrafts } from "./device.ts";
import type { Draft, Field } from "./draft.ts";
import { fieldsOf } from "./send-form.ts";

type About = { personId: string; place: string; action: string };

/** Stores on this device what one open page types into one form, until the server has it. */
export class FormDraft {
  readonly writer = randomWord();
  readonly #form: HTMLFormElement;
  readonly #about: About;

  constructor(form: HTMLFormElement, about: About) {
    this.#form = form;
    this.#about = about;
  }

  /** The current form, with these fields added or changed. */
  read(extra: Record<string, string>, { isReady }: { isReady: boolean }): Draft {
    const fields = new FormData(this.#form);
    for (const [name, value] of Object.entries(extra)) fields.set(name, value);
    return {
      writer: this.writer,
      place: this.#about.place,
      action: this.#about.action,
      page: `${location.pathname}${this.#anchor()}`,
      label: (this.#form.querySelector("label, legend")?.textContent ?? "").trim(),
      fields: fieldsOf(fields),
      typed: textFieldsIn(this.#form).map(({ name }) => name),
      isReady,
      refusal: null,
      typedAt: Date.now(),
    };
  }

  /** False if this device cannot store anything. */
  async keep(draft: Draft): Promise<boolean> {
    return (await this.#store()?.put(draft)) ?? false;
  }

  async remove(draft: Draft): Promise<void> {
    await this.#store()?.remove(draft);
  }

  async refuse(draft: Draft, words: string): Promise<void> {
    await this.#store()?.refuse(draft, words);
  }

  /** This person's non-empty drafts from other pages for the same place, oldest first. */
  async earlier(): Promise<Draft[]> {
    const drafts = (await this.#store()?.list())?.drafts ?? [];
    return drafts.filter((draft) => draft.place === this.#about.place && draft.writer !== this.writer);
  }

  /** Puts stored text back into the form as if it had been typed, with the hidden fields that belong to it. */
  restore({ fields, typed }: Draft): void {
    for (const field of textFieldsIn(this.#form)) {
      if (typed.includes(field.name)) typeInto(field, withBeginning(field, fieldNamed(fields, field.name) ?? ""));
    }
    for (const hidden of this.#form.querySelectorAll<HTMLInputElement>("input[type=hidden][data-draft]"))
      hidden.value = fieldNamed(fields, hidden.name) ?? hidden.value;
  }

  /** Whether someone typed into the form since the page was made. */
  isChanged(): boolean {
    return textFieldsIn(this.#form).some((field) => field.value !== field.defaultValue);
  }

  /** Removes everything that this page stored. */
  async discard(): Promise<void> {
    await this.#store()?.discard(this.writer);
  }

  #anchor(): string {
    const id = this.#form.closest("[id]")?.id;
    return id ? `#${encodeURIComponent(id)}` : "";
  }

  /** Another person may have signed in on this page meanwhile; their key must not encrypt this person's text. */
  #store() {
    const store = ownDrafts();
    return store?.personId === this.#about.personId ? store : null;
  }
}

/** A draft's words and below them what the page begins the field with, such as a quote that was just asked for. */
function withBeginning({ dataset, defaultValue }: TextField, words: string): string {
  if (dataset.begins === undefined || words.includes(defaultValue.trim())) return words;
  return words.trim() === "" ? defaultValue : `${words.trimEnd()}\n\n${defaultValue}`;
}

/** The value of a draft's field; undefined if it has none. */
export function fieldNamed(fields: Field[], name: string): string | undefined {
  return fields.find(([each]) => each === name)?.[1];
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

const typed = [
  "textarea",
  "input:not([type])",
  ...["text", "email", "url", "tel"].map((type) => `input[type=${type}]`),
];

/** The fields of a form that people type words or numbers into, without searches for a choice. */
export function textFieldsIn(form: HTMLFormElement): TextField[] {
  return [...form.querySelectorAll<TextField>(typed.map((each) => `${each}[name]:not([role=combobox])`).join())];
}

/**
 * Puts a text into a field as if it had been typed. React notices a value only when it is set through the prototype's
 * setter, past React's own tracking.
 */
export function typeInto(field: TextField, text: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function randomWord(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
