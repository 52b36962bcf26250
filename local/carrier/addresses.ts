import { ApiError, notFound } from "./errors.ts";
import { begin, type Address } from "./objects.ts";
import { optionalString, requiredString, type Params } from "./params.ts";
import type { Store } from "./store.ts";

/** An address with this word in its street cannot be found: for tests and demos, as test cards are for payments. */
const UNKNOWN_STREET = /\bnowhere\b/i;

export const NOT_FOUND = "Address not found";

export const isKnown = ({ street1 }: Address): boolean => !UNKNOWN_STREET.test(street1);

/** @throws ApiError ADDRESS.VERIFY.FAILURE */
function mustBeKnown(address: Address): void {
  if (isKnown(address)) return;
  const errors = [{ field: "address", message: NOT_FOUND }];
  throw new ApiError(422, "ADDRESS.VERIFY.FAILURE", "Unable to verify address.", errors);
}

/** Reads an address, as one of its own or inside of a shipment, and stores it. `verify_strict` refuses one that is not known. */
export function createAddress(store: Store, params: Params, strict: boolean): Address {
  const address = readAddress(params);
  if (strict || params["verify_strict"]) mustBeKnown(address);
  const shown = params["verify"] ? { ...address, verifications: { delivery: verificationOf(address) } } : address;
  store.insert(shown);
  return shown;
}

const verificationOf = (address: Address) => {
  const errors = isKnown(address) ? [] : [{ code: "E.ADDRESS.NOT_FOUND", field: "address", message: NOT_FOUND }];
  return { success: errors.length === 0, errors, details: null };
};

function readAddress(params: Params): Address {
  const text = (name: string) => optionalString(params, name);
  return {
    ...begin("Address", "adr"),
    name: text("name"),
    company: text("company"),
    street1: requiredString(params, "street1"),
    street2: text("street2"),
    city: text("city"),
    state: text("state"),
    zip: text("zip"),
    country: requiredString(params, "country"),
    phone: text("phone"),
    email: text("email"),
    residential: null,
    verifications: {},
  };
}

export function getAddress(store: Store, id: string): Address {
  const address = store.find("Address", id);
  if (address === undefined) throw notFound();
  return address;
}

/** @throws ApiError ADDRESS.VERIFY.FAILURE */
export function verifyAddress(store: Store, id: string): { address: Address } {
  const address = getAddress(store, id);
  mustBeKnown(address);
  return { address: { ...address, verifications: { delivery: verificationOf(address) } } };
}
