/** Plays fairs without a store. Argument and result are JSON (`bench.ts` runs it, bundled). */
import { playFairs, type Fairs } from "./play.ts";

process.stdout.write(JSON.stringify(await playFairs(JSON.parse(process.argv[2] ?? "") as Fairs)));
