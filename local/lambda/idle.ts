/** Gives memory back when the server has been idle for a moment. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const TIDY_AFTER_MS = 3000;

/** Returns what is to be called with every piece of work. */
export function tidyWhenIdle(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (timer) timer.refresh();
    else timer = setTimeout(() => ((timer = undefined), collect()), TIDY_AFTER_MS).unref();
  };
}
