import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const learningPlace: Place = { to: "/learning", label: m.navLearning };
export const reflectionsPlace: Place = { to: "/reflections", label: m.navReflections };
