import { currentCatalog } from "./current.server.ts";
import type { Instrument } from "./instrument.ts";

/** The newest version of an instrument; null if there is none with this slug. */
export const findInstrument = (slug: string): Instrument | null => currentCatalog().instrumentsBySlug.get(slug) ?? null;

/** Every instrument, in order of the files' names. */
export const listInstruments = (): Instrument[] => currentCatalog().instruments;
