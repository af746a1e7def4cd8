import { type Block, type DocumentModel, heading, list, paragraph } from "#app/document/document.ts";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import type { Entry } from "./queries/registers.server.ts";
import { isOpen, type RegisterKind, registerKinds, textsOf } from "./register.ts";

/** Everything in the registers, oldest first, as the first draft of the larger-scale plan. `day` is YYYY-MM-DD. */
export function planDocument(entries: Record<RegisterKind, Entry[]>, day: string): DocumentModel {
  const all = registerKinds.flatMap((register) => entries[register]);
  const counts = {
    needs: entries.needs.length,
    sharing: entries.sharing.length,
    lessons: entries.lessons.length,
  };
  return {
    title: m.registerPlan(),
    language: "en",
    blocks: [
      paragraph(m.registerPlanLead({ ...counts, day: shortDay(day) })),
      ...registerKinds.flatMap((register) => section(register, entries[register])),
      ...stillOpen(all),
      heading(m.registerPlanNotes()),
      list([m.registerPlanNoteConsent(), m.registerPlanNoteDraft()]),
    ],
  };
}

function section(register: RegisterKind, entries: Entry[]): Block[] {
  if (entries.length === 0) return [heading(m.registerName({ register })), paragraph(m.registerNone({ register }))];
  return [heading(m.registerName({ register })), ...entries.flatMap((entry) => described(entry))];
}

function described(entry: Entry): Block[] {
  const { register, title, happenedOn, answer, raisedBy } = entry;
  const facts = [
    m.registerRaised({ register, day: shortDay(happenedOn), by: raisedBy ?? "none" }),
    ...(answer ? [m.registerAnswer({ answer })] : []),
  ];
  const texts = textsOf[register].flatMap((field) => {
    const [first = "", ...more] = (entry[field] || m.registerNotWritten()).split(/\n{2,}/);
    const label = { text: `${m.registerField({ register, field })}. `, isStrong: true };
    return [paragraph([label, { text: first }]), ...more.map((each) => paragraph(each))];
  });
  return [heading(title, 3), paragraph(facts.join(" ")), ...texts];
}

function stillOpen(entries: Entry[]): Block[] {
  const open = entries.filter(isOpen);
  if (open.length === 0) return [];
  return [heading(m.registerOpen()), list(open.map(({ register, title }) => m.registerOpenOne({ register, title })))];
}
