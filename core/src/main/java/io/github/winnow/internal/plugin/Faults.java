package io.github.winnow.internal.plugin;

/**
 * What foreign code throws, so far as it may be kept from the host. That is anything but trouble of
 * the virtual machine itself: bytecode may throw checked exceptions without saying so, and some
 * languages have errors of their own for what was not implemented.
 */
public final class Faults {
  private Faults() {}

  /**
   * Lets trouble of the virtual machine go; a stack that overflowed is the foreign code's own.
   *
   * @param fault what was thrown
   */
  public static void rethrowIfFatal(Throwable fault) {
    if (fault instanceof VirtualMachineError fatal && !(fault instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  /** The fault in words; its class alone, where it fails at that too. */
  static String describe(Throwable fault) {
    try {
      return fault.toString();
    } catch (Throwable another) {
      rethrowIfFatal(another);
      return fault.getClass().getName();
    }
  }
}
