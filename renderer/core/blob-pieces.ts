/** A file's content in pieces as the platform reads it: memory stays flat. */
export async function* piecesOfBlob(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let finished = false;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
    finished = true;
  } finally {
    if (!finished) await reader.cancel();
    reader.releaseLock();
  }
}
