/** The lines of a streamed text body, without their ends; a last line without an end included. Throws what `broken` makes of the trouble when the body breaks off. */
export async function* linesOf(
  body: ReadableStream<Uint8Array>,
  broken: (cause: unknown) => Error,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
  } catch (error) {
    throw broken(error);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
