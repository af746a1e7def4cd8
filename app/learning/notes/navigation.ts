import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const notesItem: NavigationItem = { to: "/notes", label: m.navNotes };
