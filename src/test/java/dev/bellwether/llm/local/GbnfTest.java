package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GbnfTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "root ::= \"a\"",
        "root ::= (\"bullish\" | \"bearish\") \" 0.\" [0-9]",
        "root ::= a b?\na ::= [^\"\\\\\\x00-\\x1f]{1,300} # text\n\nb ::= \"x\"* | \"\\\"\"",
        "root ::= list\nlist ::= item (\", \" item)*\nitem ::= [a-z]+",
        "root ::= \"(\" root \")\" | \"x\"",
      })
  void aSoundGrammarPasses(String grammar) {
    assertThatCode(() -> Gbnf.requireSound(grammar)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "root",
        "root ::=: \"a\"",
        "start ::= \"a\"",
        "root ::= missing",
        "root ::= \"never ends",
        "root ::= [a-z",
        "root ::= []",
        "root ::= (\"a\" | \"b\"",
        "root ::= \"a\" )",
        "root ::= \"a\"{5,2}",
        "root ::= \"a\"{1,100000}",
        "root ::= \"a\"{x}",
        "root ::= \"\\q\"",
        "root ::= root \"a\" | \"b\"",
        "root ::= a\na ::= b \"x\"\nb ::= a",
        "root ::= \"x\"? root",
        "root ::= \"a\"\nroot ::= \"b\"",
        "root ::= \"a\" $",
      })
  void aBrokenOneIsRefused(String grammar) {
    assertThatIllegalArgumentException().isThrownBy(() -> Gbnf.requireSound(grammar));
  }
}
