/** Gives memory back when the server has been idle for a moment. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const TIDY_AFTER_MS = 3000;

/** V8's own: "last-resort" also shrinks the young generation, which grows to 128 MiB under load and is else kept. */
type Collect = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

/** Returns what is to be called with every piece of work. */
export function tidyWhenIdle(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as Collect;
  const tidy = () => collect({ type: "major", execution: "sync", flavor: "last-resort" });
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (timer) timer.refresh();
    else timer = setTimeout(() => ((timer = undefined), tidy()), TIDY_AFTER_MS).unref();
  };
}
