/**
 * What is written past the console (the durable SDK's logger has a Console of its own) goes through it after all: Vitest
 * keeps what the console says, and shows it when the test fails. A setup file of Vitest.
 */
type Write = typeof process.stdout.write;

function through(say: (text: string) => void): Write {
  return (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown) => {
    say(
      Buffer.from(chunk as string)
        .toString()
        .trimEnd(),
    );
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") done();
    return true;
  };
}

process.stdout.write = through((text) => console.log(text));
process.stderr.write = through((text) => console.error(text));
