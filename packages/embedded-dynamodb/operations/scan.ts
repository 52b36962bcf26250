import { crc32 } from "node:zlib";
import { validationError } from "../errors.ts";
import type { Table, StoredItem } from "../storage/table.ts";
import { contentOf, type Item } from "../values/types.ts";
import type { Engine } from "./engine.ts";
import { expressionsOf } from "./expressions.ts";
import { indexOf, readPage, startKey, type PageInput } from "./pages.ts";

interface ScanInput extends PageInput {
  readonly Segment?: number;
  readonly TotalSegments?: number;
}

export function scan(engine: Engine, input: ScanInput): string {
  refuseSegment(input);
  const expressions = expressionsOf(input);
  const table = engine.catalog.table(input.TableName);
  const index = indexOf(table, input);
  const after = startKey(table.definition, index, input.ExclusiveStartKey);
  return readPage({ input, table, index, expressions, selection: { index, after }, ...segment(table, input) });
}

function refuseSegment({ Segment, TotalSegments }: ScanInput): void {
  if (Segment !== undefined && TotalSegments === undefined)
    throw validationError(
      "The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
    );
  if (TotalSegments === undefined) return;
  if (Segment === undefined)
    throw validationError(
      "The Segment parameter is required but was not present in the request when parameter TotalSegments is present",
    );
  if (Segment >= TotalSegments)
    throw validationError(
      "The Segment parameter is zero-based and must be less than parameter TotalSegments: " +
        `Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    );
}

/** Whole partitions belong to a segment. */
function segment(
  { definition }: Table,
  { Segment, TotalSegments = 1 }: ScanInput,
): { includes?: (row: StoredItem) => boolean } {
  if (TotalSegments === 1) return {};
  const { name } = definition.keys.hash;
  const hashOf = ({ text }: StoredItem) => String(contentOf((JSON.parse(text) as Item)[name]!));
  return { includes: (row) => crc32(hashOf(row)) % TotalSegments === Segment };
}
