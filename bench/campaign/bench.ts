/**
 * `npm run bench -- campaign [--bots 80] [--people 40] [--pairs 24] [--seed N] [--layers nothing,rules,...] [--campaigns 100]
 * [--world scripted] [--tiers T1,T2] [--reject-from 55] [--no-http] [--only fair|layers|http] [--mode draw] [--defences reviewer] [--document]`: who gets the pairs, and which
 * people are refused, by layer of the defence. Many campaigns are replayed without a store; one is played over HTTP at a store of
 * its own; and the fair drop is played in both modes (`fair`). README.md says what that is worth.
 */
import { execFile } from "node:child_process";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { bundle } from "../bundle.ts";
import { markdownTable, writeSection } from "../document.ts";
import { report } from "../report.ts";
import { castOf } from "./cast/campaign.ts";
import { measureFair } from "./fair/measure.ts";
import { FAMILIES, FAMILY_NAMES } from "./cast/families.ts";
import { LIFELIKE_WORLD, SCRIPTED_WORLD } from "./cast/world.ts";
import { familiesOf, kindsOf, measureHttp, playAndTell } from "./http/measure.ts";
import type { HttpCampaign } from "./http/run.ts";
import { strangersOf } from "./http/strangers/cast.ts";
import { scriptOf } from "./http/strangers/script.ts";
import { deciderOf, LAYERS, type Layer } from "./layers.ts";
import type { Replay, Replayed } from "./replay.ts";
import { summaryOf } from "./result.ts";
import { countRow, rowOf, surprises } from "./tables.ts";

const { values } = parseArgs({
  options: {
    bots: { type: "string", default: "80" },
    people: { type: "string", default: "40" },
    pairs: { type: "string", default: "24" },
    seed: { type: "string", default: "held-out" },
    layers: { type: "string", default: LAYERS.join(",") },
    campaigns: { type: "string", default: "100" },
    world: { type: "string" },
    tiers: { type: "string" },
    "reject-from": { type: "string" },
    minutes: { type: "string", default: "5" },
    /** Of the campaign over HTTP. */
    mode: { type: "string", default: "first_come" },
    "entries-for": { type: "string", default: "75" },
    /** Who plays over HTTP: the cast, or people of whom hardly anything is known (`http/strangers`), as `one,own,names,program,none`. */
    strangers: { type: "string" },
    apart: { type: "boolean", default: false },
    port: { type: "string", default: "5520" },
    "http-layer": { type: "string", default: "reviewer" },
    "no-http": { type: "boolean", default: false },
    /** One part alone: `fair`, `layers` or `http`. */
    only: { type: "string" },
    fair: { type: "string", default: "2000,8000,500" },
    "fair-campaigns": { type: "string", default: "2" },
    defences: { type: "string" },
    document: { type: "boolean", default: false },
  },
});

const size = { people: Number(values.people), bots: Number(values.bots), pairs: Number(values.pairs) };
const layersOf = (text: string): Layer[] => LAYERS.filter((layer) => text.split(",").includes(layer));
const skill = { looksPerMinute: 6, rightOfTen: 9 };
const WORLDS = { scripted: SCRIPTED_WORLD, lifelike: LIFELIKE_WORLD };
const world = values.world === undefined ? undefined : WORLDS[values.world as keyof typeof WORLDS];

const tiers = values.tiers?.split(",");
const families = FAMILY_NAMES.filter((name) => tiers?.includes(FAMILIES[name].tier) ?? true);
const rejectFrom = values["reject-from"] === undefined ? undefined : Number(values["reject-from"]);
async function replayed(): Promise<Replayed[]> {
  const layers = layersOf(values.layers);
  const replay: Replay = {
    ...size,
    seed: values.seed,
    campaigns: Number(values.campaigns),
    layers,
    skill,
    families,
    ...(rejectFrom !== undefined && { rejectFrom }),
    ...(world && { world }),
  };
  const program = await bundle(path.join(import.meta.dirname, "replay.ts"));
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(replay)], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout) as Replayed[];
}

function actorsOverHttp(): HttpCampaign["actors"] {
  const plan = { seed: values.seed, ...size };
  if (values.strangers !== undefined) return strangersOf({ ...plan, script: scriptOf(values.strangers) });
  return castOf({ ...plan, families, world: world ?? LIFELIKE_WORLD, apart: values.apart }).actors;
}

const httpCampaign = (): HttpCampaign => ({
  actors: actorsOverHttp(),
  mode: values.mode === "draw" ? "draw" : "first_come",
  pairs: size.pairs,
  minutes: Number(values.minutes),
  entriesForSeconds: Number(values["entries-for"]),
  firstPort: Number(values.port),
  decide: deciderOf(layersOf(values["http-layer"])[0] ?? "reviewer", values.seed, { ...skill, looksPerMinute: 30 }),
  reviewAfterSeconds: values.mode === "draw" ? 4 : 15,
});

async function measureLayers(): Promise<void> {
  const layers = await replayed();
  const last = layers.at(-1);
  const rows = layers.map((summary) => rowOf(`${summary.layer}, replayed`, summary));
  const byFamily = [{ where: "replayed", counted: last?.families ?? [] }];
  const kinds = [{ where: "replayed", counted: last?.kinds ?? [] }];
  let wrong: object[] = [];
  if (!values["no-http"]) {
    const result = await playAndTell(httpCampaign());
    rows.push(rowOf(`${values["http-layer"]}, over HTTP`, summaryOf([result])));
    byFamily.push({ where: "over HTTP", counted: familiesOf(result) });
    kinds.push({ where: "over HTTP", counted: kindsOf(result) });
    wrong = surprises(result);
  }
  for (const { where, counted } of [...byFamily, ...kinds]) {
    console.log(where);
    console.table(counted.map(countRow));
  }
  report("campaign", rows, {
    ...size,
    seed: values.seed,
    campaigns: Number(values.campaigns),
    world,
    families: byFamily,
    kinds,
    wrong,
  });

  if (values.document) {
    const measured = `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench -- campaign\`: ${size.bots} bots and ${size.people} people want ${size.pairs} pairs; ${values.campaigns} campaigns replayed.`;
    const tables = [...byFamily, ...kinds].flatMap(({ where, counted }) => [
      `_${where}, with the reviewer:_`,
      markdownTable(counted.map(countRow)),
    ]);
    await writeSection("campaigns", [measured, markdownTable(rows), ...tables].join("\n\n"), "risk.md");
  }
}

const isWanted = (part: string): boolean => values.only === undefined || values.only === part;

if (values.only === "http") await measureHttp(httpCampaign(), { ...size, seed: values.seed, script: values.strangers });
if (isWanted("layers")) await measureLayers();
if (isWanted("fair")) {
  const [people = 0, bots = 0, pairs = 0] = values.fair.split(",").map(Number);
  const defences = values.defences?.split(",");
  const fairs = { seed: values.seed, campaigns: Number(values["fair-campaigns"]), people, bots, pairs, defences };
  await measureFair(fairs, values.document);
}
