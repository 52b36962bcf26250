import { describe } from "vitest";
import { embedded, yardstick } from "../testing/implementations.ts";
import { Subject } from "../testing/subject.ts";
import { documentedConditions, documentedProjections, documentedUpdates } from "./documented.suite.ts";
import { items } from "./items.suite.ts";
import { pages } from "./pages.suite.ts";
import { refusals } from "./refusals.suite.ts";
import { batches, transactions } from "./several.suite.ts";
import { tables } from "./tables.suite.ts";

const SUITES = [
  documentedUpdates,
  documentedConditions,
  documentedProjections,
  items,
  refusals,
  pages,
  tables,
  batches,
  transactions,
];

describe.each([embedded, yardstick])("$name", (implementation) => {
  const subject = new Subject(implementation);
  for (const suite of SUITES) suite(subject);
});
