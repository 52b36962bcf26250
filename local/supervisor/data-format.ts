import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "./secrets.ts";
import { UserError } from "./user-error.ts";

/** Rises when records change such that the store can no longer read what an older version wrote. */
const FORMAT = 4;

/** Marks a new data folder with the format of this version. Throws a UserError that names the way on for one of another. */
export function claimFormat(dataDir: string): void {
  const file = path.join(dataDir, "format");
  const used = existsSync(path.join(dataDir, "secrets.json"));
  const found = existsSync(file) ? Number(readFileSync(file, "utf8")) : used ? 1 : FORMAT;
  if (found !== FORMAT)
    throw new UserError(
      `The data in ${dataDir} was written by another version of the store (format ${found}, this one has ${FORMAT}). ` +
        `Begin anew with rm -rf ${dataDir}, or keep it and set LOCAL_DATA_DIR to another folder.`,
    );
  if (!existsSync(file)) writeWhole(file, `${FORMAT}\n`);
}
