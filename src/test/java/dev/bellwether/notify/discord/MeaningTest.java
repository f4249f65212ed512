package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Channel;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers retire a channel, which fail one message, and which are tried again. */
class MeaningTest {
  private static final String PAGE = "<html>Access denied</html>";

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "404 | POST  | {'message':'Unknown Webhook','code':10015}       | Gone",
        "404 | POST  | {'message':'Unknown Channel','code':10003}       | Gone",
        "401 | POST  | {'message':'Invalid Webhook Token','code':50027} | Gone",
        "403 | POST  | {'message':'Missing Access','code':50001}        | Gone",
        "403 | POST  | {'message':'Missing Permissions','code':50013}   | Gone",
        "401 | POST  | {'message':'401: Unauthorized','code':0}         | Gone",
        "404 | POST  | {'message':'404: Not Found','code':0}            | Gone",
        "404 | PATCH | {'message':'Unknown Message','code':10008}       | Missing",
        "404 | PATCH | {'message':'Unknown Webhook','code':10015}       | Gone",
        "400 | PATCH | {'message':'Too many edits','code':30046}        | TooOld",
        "403 | PATCH | {'message':'Not yours','code':50005}             | Refused",
        "400 | POST  | {'message':'Invalid Form Body','code':50035}     | Refused",
        "401 | POST  | PAGE                                             | NotSent",
        "403 | POST  | PAGE                                             | NotSent",
        "403 | POST  | {'message':'403: Forbidden','code':0}            | Refused",
        "400 | POST  | PAGE                                             | Refused",
        "400 | POST  | {'embeds':['0']}                                 | Refused",
        "407 | POST  | PAGE                                             | NotSent",
        "413 | POST  | PAGE                                             | Refused",
        "404 | POST  | PAGE                                             | NotSent",
        "404 | PATCH | PAGE                                             | NotSent",
        "403 | POST  | {'error':'forbidden'}                            | NotSent",
        "403 | POST  | {'message':'internal network error','code':40333} | NotSent",
        "404 | POST  | {'code':404}                                     | NotSent",
        "404 | POST  | {'message':'Unknown Webhook','code':10           | NotSent",
        "429 | POST  | PAGE                                             | Throttled",
        "502 | POST  | PAGE                                             | NotSent",
        "500 | POST  | PAGE                                             | Lost",
        "200 | POST  | {'id':'7'}                                       | Accepted",
        "200 | POST  | PAGE                                             | Lost"
      })
  void anAnswerMeans(int status, String method, String body, String meaning) {
    Channel.Action action = method.equals("POST") ? Channel.Action.POST : Channel.Action.EDIT;
    String text = body.equals("PAGE") ? PAGE : body.replace('\'', '"');

    Answer answer =
        Meaning.of(action, Reply.of(status, new Headers.Builder().build(), text), Duration.ZERO);

    assertThat(answer.getClass().getSimpleName()).isEqualTo(meaning);
  }
}
