import { settings } from "./stage";

/**
 * The store's address, made before everything that must know it: mails link to it, and so do payment pages. The site
 * joins it last (docs/decisions/005-the-address-comes-first.md).
 */
export const address = new sst.aws.Router("Address", {
  /** Nobody gets past the edge, whose word on the caller counts. It signs bodies too, up to 1 MB. */
  protection: "oac-with-edge-signing",
  ...(settings.SITE_DOMAIN !== undefined && { domain: settings.SITE_DOMAIN }),
});
