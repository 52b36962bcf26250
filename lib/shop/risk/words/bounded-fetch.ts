/** An answer of a few sentences is some hundred bytes. */
const LARGEST_BYTES = 64 * 1024;

function bounded(largest: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > largest) controller.error(new Error(`the answer is larger than ${largest} bytes`));
      else controller.enqueue(chunk);
    },
  });
}

/** `fetch` that follows no redirect and ends an answer beyond 64 KB: its reader is told by an error, and no more of it is read. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" });
  const { status, statusText, headers } = response;
  return new Response(response.body?.pipeThrough(bounded(LARGEST_BYTES)) ?? null, { status, statusText, headers });
};
