package dev.postern.internal.net;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes that are first all written and then read once; what has been read is let go of. */
final class BodyChunks extends InputStream {
  private static final int CHUNK = 65_536;

  private final Deque<ByteBuffer> chunks = new ArrayDeque<>();
  private long size;

  /** How many bytes were written and not yet read. */
  long size() {
    return size;
  }

  void write(ByteBuffer bytes) {
    size += bytes.remaining();
    while (bytes.hasRemaining()) {
      ByteBuffer chunk = withRoom();
      int length = Math.min(chunk.capacity() - chunk.limit(), bytes.remaining());
      int end = chunk.limit();
      chunk.limit(end + length).put(end, bytes, bytes.position(), length);
      bytes.position(bytes.position() + length);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, to.length);
    ByteBuffer chunk = unread();
    if (chunk == null) {
      return length == 0 ? 0 : -1;
    }
    int read = Math.min(length, chunk.remaining());
    chunk.get(to, offset, read);
    size -= read;
    return read;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  /** From position to limit a chunk has bytes, from limit to capacity it has room. */
  private ByteBuffer withRoom() {
    ByteBuffer last = chunks.peekLast();
    if (last == null || last.limit() == last.capacity()) {
      last = ByteBuffer.allocate(CHUNK).limit(0);
      chunks.addLast(last);
    }
    return last;
  }

  private @Nullable ByteBuffer unread() {
    ByteBuffer first = chunks.peekFirst();
    while (first != null && !first.hasRemaining()) {
      chunks.removeFirst();
      first = chunks.peekFirst();
    }
    return first;
  }
}
