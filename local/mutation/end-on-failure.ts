import * as fc from "fast-check";

// A mutant is killed by the first walk that fails; a shorter one says no more.
fc.configureGlobal({ endOnFailure: true });
