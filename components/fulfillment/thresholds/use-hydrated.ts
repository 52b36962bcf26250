import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's script runs: false in what the server renders. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
