package dev.postern.internal.country;

/**
 * How the text of an ip becomes a number.
 *
 * <p>The official engine's rule is lenient: four decimal numbers between dots, signed, of 64 bits
 * and not limited to 255; what counts is their sum, each shifted to its place. So {@code
 * 0.0.0.134744072} is {@code 8.8.8.8}. Here a sum beyond the last address is no address; the
 * official engine aborts the process there.
 */
public enum AddressText {
  /** Exactly the official engine's addresses: IPv4 only. */
  IPV4 {
    @Override
    long readUnusual(String ip) {
      return Ipv4Text.readUnusual(ip, 0);
    }
  },

  /**
   * An addition: besides, IPv4 addresses mapped into IPv6 ({@code ::ffff:8.8.8.8}, {@code
   * ::ffff:808:808}), which dual-stack servers report for IPv4 clients. The official engine has no
   * country for them.
   */
  IPV4_AND_MAPPED {
    @Override
    long readUnusual(String ip) {
      return isMapped(ip) ? MappedText.read(ip, MAPPED.length()) : IPV4.readUnusual(ip);
    }
  };

  /** What {@link #read} gives for a text that is no address. */
  static final long NO_ADDRESS = Long.MAX_VALUE;

  static final long END_OF_ADDRESSES = 1L << 32;

  private static final String MAPPED = "::ffff:";

  /**
   * The address {@code ip} stands for, {@link #NO_ADDRESS} if it stands for none. The engine's rule
   * makes negative numbers too; they lie below the first run of the table and get its answer.
   * Allocates nothing and never throws.
   */
  final long read(String ip) {
    long address = UsualIpv4Text.read(ip, 0);
    return address == UsualIpv4Text.UNUSUAL ? readUnusual(ip) : address;
  }

  /** The same, for what is not spelt as addresses usually are. */
  abstract long readUnusual(String ip);

  private static boolean isMapped(String ip) {
    return ip.regionMatches(true, 0, MAPPED, 0, MAPPED.length());
  }
}
