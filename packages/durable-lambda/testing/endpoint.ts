/** Where ARNs are looked for when a test names no server. */
let started: string | undefined;

/** The server of this test file: the one that was started last. */
export function noteEndpoint(url: string): void {
  started = url;
}

export const defaultEndpoint = (): string => started ?? process.env["AWS_ENDPOINT_URL_LAMBDA"] ?? "";
