import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { decisions } from "#app/inquiry/cycle.ts";
import { type GiveBackTexts, reactionStates } from "#app/inquiry/give-back/give-back.ts";
import { audiences, type OfferTexts, offerStates, settings } from "#app/inquiry/library/library.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";
import { inquiryCycles } from "./inquiry.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const cycleKey = () =>
  uuid()
    .primaryKey()
    .references(() => inquiryCycles.id, { onDelete: "cascade" });

/** The page of a cycle for families and partners, without an account. */
export const giveBackPages = pgTable("give_back_pages", {
  cycleId: cycleKey(),
  /** In its address; it cannot be guessed. */
  token: text().notNull().unique(),
  /** Null while nobody outside the team can open it. */
  publishedAt: moment(),
  showsNumbers: boolean().notNull().default(false),
  takesReactions: boolean().notNull().default(true),
  createdAt: createdAt(),
});

export const giveBackTexts = pgTable(
  "give_back_texts",
  {
    cycleId: uuid()
      .notNull()
      .references(() => giveBackPages.cycleId, { onDelete: "cascade" }),
    language: text().notNull(),
    texts: jsonb().$type<GiveBackTexts>().notNull(),
    /** When a person who knows the language read this version; null after a change. */
    reviewedAt: moment(),
    reviewedBy: byPerson(),
    savedBy: byPerson(),
    savedAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.cycleId, table.language] })],
);

/** What a visitor wrote. Nothing about the visitor is kept. */
export const giveBackReactions = pgTable(
  "give_back_reactions",
  {
    /** Made by the page, so that one which is sent twice is kept once. */
    id: uuid().primaryKey(),
    cycleId: uuid()
      .notNull()
      .references(() => giveBackPages.cycleId, { onDelete: "cascade" }),
    text: text().notNull(),
    state: text({ enum: reactionStates }).notNull().default("waiting"),
    receivedAt: moment().notNull().defaultNow(),
    decidedBy: byPerson(),
  },
  (table) => [
    oneOf("give_back_reactions_state_check", table.state, reactionStates),
    index("give_back_reactions_by_cycle").on(table.cycleId, table.receivedAt.desc(), table.id),
  ],
);

/** A decided cycle that its team offers to the library of what was tried, in words written for it. */
export const libraryOffers = pgTable(
  "library_offers",
  {
    cycleId: cycleKey(),
    texts: jsonb().$type<OfferTexts>().notNull(),
    setting: text({ enum: settings }).notNull(),
    topics: text().array().notNull().default([]),
    outcome: text({ enum: decisions }).notNull(),
    audience: text({ enum: audiences }).notNull().default("members"),
    state: text({ enum: offerStates }).notNull().default("draft"),
    /** Consents are to one version. */
    revision: integer().notNull().default(1),
    /** What a lead asks for. */
    note: text().notNull().default(""),
    reviewedBy: byPerson(),
    updatedAt: moment().notNull().defaultNow(),
    publishedAt: moment(),
  },
  (table) => [
    oneOf("library_offers_setting_check", table.setting, settings),
    oneOf("library_offers_outcome_check", table.outcome, decisions),
    oneOf("library_offers_audience_check", table.audience, audiences),
    oneOf("library_offers_state_check", table.state, offerStates),
    index("library_offers_by_state").on(table.state, table.updatedAt.desc(), table.cycleId),
  ],
);

export const libraryConsents = pgTable(
  "library_consents",
  {
    cycleId: uuid()
      .notNull()
      .references(() => libraryOffers.cycleId, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    revision: integer().notNull(),
    consentedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cycleId, table.personId] }),
    index("library_consents_by_person").on(table.personId),
  ],
);
