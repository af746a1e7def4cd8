import type { Choice } from "#app/http/choices.ts";
import * as m from "#app/messages/catalog.ts";

/** A choice on one line, with what distinguishes it: "Lincoln Elementary, Heron Bay School District". */
export const choiceInWords = ({ label, detail }: Choice): string => (detail ? m.appChoice({ label, detail }) : label);
