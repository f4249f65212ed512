package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.BellwetherException;
import org.junit.jupiter.api.Test;

class WebhookAddressTest {
  @Test
  void aSecretLeavesThisMachineEncryptedOnly() {
    BellwetherException webhook =
        catchThrowableOfType(
            BellwetherException.class,
            () -> WebhookAddress.of("http://192.0.2.1/api/webhooks/1/s3cret", "desk"));
    assertThat(webhook).hasMessage("the secret of 'desk' would be sent to 192.0.2.1 unencrypted");
    try (DiscordClient client = new DiscordClient(System::nanoTime)) {
      BellwetherException bot =
          catchThrowableOfType(
              BellwetherException.class,
              () -> client.bot("desk", "http://192.0.2.1/api/v10", "1", "s3cret"));
      assertThat(bot).hasMessageContaining("unencrypted");
    }
  }

  @Test
  void onThisMachineNobodyListensIn() {
    assertThat(WebhookAddress.of("http://127.0.0.1:4000/api/webhooks/1/token", "desk").post())
        .hasToString("http://127.0.0.1:4000/api/webhooks/1/token?wait=true");
    assertThat(WebhookAddress.of("https://discord.com/api/webhooks/1/token", "desk").post())
        .hasToString("https://discord.com/api/v10/webhooks/1/token?wait=true");
  }
}
