package dev.bellwether.ingest.panel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes to the nearest double, exactly as {@link Double#parseDouble} and some
 * ten times as fast. Plain and scientific notation; no hexadecimal, no suffixes, no words.
 */
final class Decimals {
  /** What {@link #parse} returns for anything that is not a number. */
  static final double NOT_A_NUMBER = Double.NaN;

  private static final int MOST_DIGITS = 19;
  private static final long EXACT = 1L << 53;
  private static final double[] TEN_TO = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /** The number; infinite if it is too large for a double. */
  static double parse(byte[] text, int from, int to) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (at < to && (negative || text[at] == '+')) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int seen = 0;
    int point = -1;
    for (; at < to; at++) {
      int c = text[at];
      int digit = c - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count += count > 0 || digit > 0 ? 1 : 0;
        seen++;
      } else if (c == '.' && point < 0) {
        point = seen;
      } else {
        break;
      }
    }
    if (seen == 0) {
      return NOT_A_NUMBER;
    }
    int exponent = point < 0 ? 0 : point - seen;
    if (at < to) {
      int written = exponent(text, at, to);
      if (written == Integer.MIN_VALUE) {
        return NOT_A_NUMBER;
      }
      exponent += written;
    }
    double magnitude =
        count > MOST_DIGITS ? slowly(text, from, to) : value(digits, exponent, text, from, to);
    return negative ? -Math.abs(magnitude) : magnitude;
  }

  /** Up to four digits; no double needs more. MIN_VALUE if there is none. */
  private static int exponent(byte[] text, int from, int to) {
    int at = from + 1;
    if ((text[from] | 0x20) != 'e' || at == to) {
      return Integer.MIN_VALUE;
    }
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    if (at == to || to - at > 4) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = exponent * 10 + digit;
    }
    return negative ? -exponent : exponent;
  }

  /** One rounding of two exact doubles is right (Clinger 1990); else the product of 128 bits. */
  private static double value(long digits, int exponent, byte[] text, int from, int to) {
    if (digits == 0) {
      return 0;
    }
    if (digits > 0 && digits <= EXACT && exponent >= -22 && exponent <= 22) {
      return exponent < 0 ? digits / TEN_TO[-exponent] : digits * TEN_TO[exponent];
    }
    double value = Power.nearest(digits, exponent);
    return Double.isNaN(value) ? slowly(text, from, to) : value;
  }

  private static double slowly(byte[] text, int from, int to) {
    return Math.abs(
        Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1)));
  }

  /**
   * Powers of ten to 128 bits, and the product of one with up to 19 digits (Lemire 2021, Software:
   * Practice and Experience 51, 1700-1727, after Eisel).
   */
  private static final class Power {
    private static final int LEAST = -60;
    private static final int MOST = 40;
    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
      for (int exponent = LEAST; exponent <= MOST; exponent++) {
        BigInteger bits = exponent < 0 ? reciprocal(-exponent) : power(exponent);
        HIGH[exponent - LEAST] = bits.shiftRight(64).longValue();
        LOW[exponent - LEAST] = bits.longValue();
      }
    }

    private Power() {}

    /** 5^n, its highest bit moved to bit 127; cut off below. */
    private static BigInteger power(int n) {
      BigInteger five = BigInteger.valueOf(5).pow(n);
      int shift = 128 - five.bitLength();
      return shift >= 0 ? five.shiftLeft(shift) : five.shiftRight(-shift);
    }

    /** 5^-n likewise, rounded up. */
    private static BigInteger reciprocal(int n) {
      BigInteger five = BigInteger.valueOf(5).pow(n);
      int bits = five.bitLength();
      BigInteger quotient =
          BigInteger.ONE.shiftLeft(2 * bits + 128).divide(five).add(BigInteger.ONE);
      return quotient.shiftRight(quotient.bitLength() - 128);
    }

    /** The nearest double of digits x 10^exponent, or NaN where this method cannot be sure. */
    static double nearest(long digits, int exponent) {
      if (exponent < LEAST || exponent > MOST) {
        return NOT_A_NUMBER;
      }
      int zeros = Long.numberOfLeadingZeros(digits);
      long w = digits << zeros;
      long high = unsignedHigh(w, HIGH[exponent - LEAST]);
      long low = w * HIGH[exponent - LEAST];
      if ((high & 0x1ff) == 0x1ff && Long.compareUnsigned(low + w, w) < 0) {
        long carried = low + unsignedHigh(w, LOW[exponent - LEAST]);
        high += Long.compareUnsigned(carried, low) < 0 ? 1 : 0;
        low = carried;
        if ((high & 0x1ff) == 0x1ff && low == -1) {
          return NOT_A_NUMBER;
        }
      }
      int top = (int) (high >>> 63);
      long mantissa = high >>> (top + 9);
      if (low == 0 && (high & 0x1ff) == 0 && (mantissa & 3) == 1) {
        return NOT_A_NUMBER;
      }
      mantissa = (mantissa + (mantissa & 1)) >>> 1;
      // floor(log2(10^exponent)), exact in this range.
      long binary = ((217_706L * exponent) >> 16) + 64 + 1023 - zeros - (1 ^ top);
      if (mantissa >>> 53 > 0) {
        mantissa >>>= 1;
        binary++;
      }
      return Double.longBitsToDouble((binary << 52) | (mantissa & 0x000f_ffff_ffff_ffffL));
    }

    private static long unsignedHigh(long a, long b) {
      return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
  }
}
