package dev.postern.internal.country;

/**
 * Finds the number of a unit's run in two steps or four, without a search.
 *
 * <p>Units, of 256 addresses each, lie in pages of 256. Most pages lie in a single run, and their
 * entry is its number. The other pages have a word for every 32 units: in its upper half the run
 * that holds the first of them, in its lower half a bit for each unit at which a further run
 * starts. So the run of a unit is the upper half, plus how many bits are set up to that unit.
 */
final class RunIndex {

  private static final int PAGE_BITS = 8;
  private static final int PAGES = 1 << 16;
  private static final int WORD_BITS = 5;
  private static final int WORD_UNITS = 1 << WORD_BITS;
  private static final int WORDS_OF_PAGE = 1 << (PAGE_BITS - WORD_BITS);

  private final byte[] numbers;
  private final int[] pages;
  private final long[] words;

  private RunIndex(byte[] numbers, int[] pages, long[] words) {
    this.numbers = numbers;
    this.pages = pages;
    this.words = words;
  }

  /**
   * Indexes runs, in the order of their units. None is empty but perhaps the first.
   *
   * @param ends where each run ends, exclusive; the last one is the end of all units
   * @param numbers number of each run, as an unsigned byte
   */
  static RunIndex of(int[] ends, byte[] numbers) {
    int[] pages = new int[PAGES];
    int words = 0;
    int run = 0;
    for (int page = 0; page < PAGES; page++) {
      run = runOf(page << PAGE_BITS, ends, run);
      pages[page] = page(page, ends, run, numbers, words);
      words += pages[page] < 0 ? WORDS_OF_PAGE : 0;
    }
    return new RunIndex(numbers, pages, words(pages, words, ends));
  }

  /** The entry of a page: the number of its run, or where its words begin if it has several. */
  private static int page(int page, int[] ends, int firstRun, byte[] numbers, int words) {
    return ends[firstRun] >= (page + 1) << PAGE_BITS ? numbers[firstRun] & 0xff : ~words;
  }

  /** The number of the run that holds a unit. */
  int number(int unit) {
    int page = pages[unit >> PAGE_BITS];
    if (page >= 0) {
      return page;
    }
    long word = words[~page + (unit >> WORD_BITS & WORDS_OF_PAGE - 1)];
    int startsUpToUnit = (int) word << ~unit;
    return numbers[(int) (word >> Integer.SIZE) + Integer.bitCount(startsUpToUnit)] & 0xff;
  }

  /** The number of the first run, even if it is empty. */
  int firstNumber() {
    return numbers[0] & 0xff;
  }

  private static long[] words(int[] pages, int count, int[] ends) {
    long[] words = new long[count];
    int run = 0;
    for (int page = 0; page < PAGES; page++) {
      if (pages[page] < 0) {
        run = fillPage(words, ~pages[page], page << PAGE_BITS, ends, run);
      }
    }
    return words;
  }

  private static int fillPage(long[] words, int at, int firstUnit, int[] ends, int firstRun) {
    int run = firstRun;
    for (int word = 0; word < WORDS_OF_PAGE; word++) {
      int unit = firstUnit + (word << WORD_BITS);
      run = runOf(unit, ends, run);
      words[at + word] = word(unit, ends, run);
    }
    return run;
  }

  private static long word(int firstUnit, int[] ends, int firstRun) {
    int starts = 0;
    for (int run = firstRun; ends[run] < firstUnit + WORD_UNITS; run++) {
      starts |= 1 << (ends[run] - firstUnit);
    }
    return (long) firstRun << Integer.SIZE | Integer.toUnsignedLong(starts);
  }

  /** The run that holds a unit, which is not before the run {@code from}. */
  private static int runOf(int unit, int[] ends, int from) {
    int run = from;
    while (ends[run] <= unit) {
      run++;
    }
    return run;
  }
}
