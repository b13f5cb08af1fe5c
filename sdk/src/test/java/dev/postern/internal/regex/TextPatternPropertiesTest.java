package dev.postern.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class TextPatternPropertiesTest {
  private static final String[] SYNTAX = {
    "a",
    "b",
    "B",
    "k",
    "\u212a",
    "-",
    "&&",
    "--",
    "~~",
    "[",
    "[^",
    "]",
    "(",
    "(?:",
    "(?i:",
    "(?x)",
    "(?-s)",
    "(?U)",
    "(?=",
    "(?!",
    "(?<=",
    "(?<!",
    "(?>",
    "(?<n>",
    "(?(1)",
    "(?(a)",
    "(?#",
    ")",
    "|",
    "*",
    "+",
    "?",
    "{2}",
    "{,3}",
    "{2,}",
    "{",
    "}",
    "^",
    "$",
    ".",
    "\\",
    "\\b",
    "\\B",
    "\\w",
    "\\D",
    "\\s",
    "\\h",
    "\\O",
    "\\K",
    "\\G",
    "\\Z",
    "\\1",
    "\\2",
    "\\k<n>",
    "\\k<-1>",
    "\\p{L}",
    "\\pN",
    "\\x41",
    "\\u{",
    "[:alpha:]",
    "[[:^digit:]]",
    "\\b{start}",
    "\\b{",
    " ",
    "#",
    "\n"
  };
  private static final List<String> LINEAR =
      List.of(
          "a", "b", "[ab]", "[^a]", ".", "\\w", "(?i)", "(", "(?:", ")", "|", "*", "+", "?", "*?",
          "{2}", "{1,2}", "^", "$", "\\b", "\\B", "\\Z", "c");

  @Property
  void nothingThrowsForAnyStrings(
      @ForAll @StringLength(max = 30) String regex, @ForAll @StringLength(max = 30) String text) {
    TextPattern.compile(regex).ifPresent(pattern -> pattern.isFoundIn(text));
  }

  @Property(tries = 3000)
  void nothingThrowsForAnySyntax(
      @ForAll("soups") String regex, @ForAll @StringLength(max = 20) String text) {
    TextPattern.compile(regex).ifPresent(pattern -> pattern.isFoundIn(text));
  }

  @Property(tries = 3000)
  void bothMatchersAgreeOnRegularExpressions(
      @ForAll("linearSoups") String regex, @ForAll("texts") String text) {
    Assume.that(TextPattern.compile(regex).isPresent());
    Program program = Compiler.compile(Parser.parse(regex));
    Assume.that(program.linear());

    assertThat(new LinearMatcher(program, text).isFound())
        .isEqualTo(new BacktrackingMatcher(program, text).isFound());
  }

  @Property
  void escapedTextIsFoundInItself(@ForAll @StringLength(max = 20) String text) {
    StringBuilder regex = new StringBuilder("^");
    text.codePoints()
        .filter(TextPatternPropertiesTest::isScalar)
        .forEach(c -> regex.append(String.format("\\x{%x}", c)));
    StringBuilder clean = new StringBuilder();
    text.codePoints().filter(TextPatternPropertiesTest::isScalar).forEach(clean::appendCodePoint);

    assertThat(TextPattern.compile(regex + "$"))
        .hasValueSatisfying(p -> assertThat(p.isFoundIn(clean.toString())).isTrue());
  }

  private static boolean isScalar(int codePoint) {
    return Character.getType(codePoint) != Character.SURROGATE;
  }

  @Provide
  Arbitrary<String> soups() {
    return joined(Arbitraries.of(SYNTAX), 12);
  }

  @Provide
  Arbitrary<String> linearSoups() {
    return joined(Arbitraries.of(LINEAR), 8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abcA \n").ofMaxLength(8);
  }

  private static Arbitrary<String> joined(Arbitrary<String> tokens, int most) {
    return tokens.list().ofMaxSize(most).map(list -> String.join("", list));
  }
}
