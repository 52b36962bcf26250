/**
 * `npm run bench -- campaign [--bots 80] [--people 40] [--pairs 24] [--seed N] [--layers nothing,rules,...] [--campaigns 100]
 * [--world scripted] [--tiers T1,T2] [--reject-from 55] [--no-http] [--only fair|layers] [--defences reviewer] [--document]`: who gets the pairs, and which
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
import { playOverHttp, type HttpResult } from "./http/run.ts";
import { deciderOf, LAYERS, type Layer } from "./layers.ts";
import type { Replay, Replayed } from "./replay.ts";
import { countedBy, summaryOf } from "./result.ts";
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
    port: { type: "string", default: "5520" },
    "http-layer": { type: "string", default: "reviewer" },
    "no-http": { type: "boolean", default: false },
    /** One part alone: `fair` or `layers`. */
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

async function overHttp(): Promise<HttpResult> {
  const layer = layersOf(values["http-layer"])[0] ?? "reviewer";
  const { actors } = castOf({ seed: values.seed, ...size, families, world: world ?? LIFELIKE_WORLD });
  const decide = deciderOf(layer, values.seed, { ...skill, looksPerMinute: 30 });
  return playOverHttp({
    actors,
    pairs: size.pairs,
    minutes: Number(values.minutes),
    firstPort: Number(values.port),
    decide,
    reviewAfterSeconds: 15,
  });
}

async function measureLayers(): Promise<void> {
  const layers = await replayed();
  const last = layers.at(-1);
  const rows = layers.map((summary) => rowOf(`${summary.layer}, replayed`, summary));
  const byFamily = [{ where: "replayed", counted: last?.families ?? [] }];
  const kinds = [{ where: "replayed", counted: last?.kinds ?? [] }];
  let wrong: object[] = [];
  if (!values["no-http"]) {
    const result = await overHttp();
    rows.push(rowOf(`${values["http-layer"]}, over HTTP`, summaryOf([result])));
    byFamily.push({ where: "over HTTP", counted: countedBy([result], ({ bot }) => bot) });
    kinds.push({ where: "over HTTP", counted: countedBy([result], ({ bot }) => !bot) });
    wrong = surprises(result);
    for (const { shopper, error } of result.visits) if (error !== undefined) console.error(shopper.actor.id, error);
    const ends = Map.groupBy(result.visits, ({ end }) => end);
    console.log([...ends].map(([end, { length }]) => `${end} ${length}`).join(", "));
    console.table(wrong);
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

if (values.only !== "fair") await measureLayers();
if (values.only !== "layers") {
  const [people = 0, bots = 0, pairs = 0] = values.fair.split(",").map(Number);
  const defences = values.defences?.split(",");
  const fairs = { seed: values.seed, campaigns: Number(values["fair-campaigns"]), people, bots, pairs, defences };
  await measureFair(fairs, values.document);
}
