import { noteSocketAddresses } from "@/lib/platform/http/socket-address";

/** Next calls it once, before the first request is handled. */
export const register = noteSocketAddresses;
