import "./roles";
import { address } from "./address";
import { functions } from "./functions";
import { table } from "./table";
import { workflows } from "./workflows";
import "./site";

/** Printed after a deploy, and read by the operator who seeds or inspects a stage. */
export const outputs = {
  url: address.url,
  table: table.name,
  ...Object.fromEntries(Object.entries({ ...workflows, ...functions }).map(([name, fn]) => [name, fn.name])),
};
