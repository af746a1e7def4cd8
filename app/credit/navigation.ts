import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const learningRecordItem: NavigationItem = { to: "/learning-record", label: m.navLearningRecord };
