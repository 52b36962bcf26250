/** Holds the scale that a person reads sizes in; a cookie, so that the server's first page is in it already. */
export const SCALE_COOKIE = "scale";
