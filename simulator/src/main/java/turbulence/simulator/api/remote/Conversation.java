package turbulence.simulator.api.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Messages;
import turbulence.simulator.store.Stored;

/// One client's talk with what runs in a container, from the handshake to the word about its end.
public final class Conversation {
  private static final int LARGEST = 32 << 20;

  private final Messages messages;
  private final Protocol protocol;
  private final Channels channels;
  private final Wish wish;

  private Conversation(Exchange exchange, Protocol protocol, Wish wish) throws IOException {
    boolean named = !Messages.protocols(exchange.request()).isEmpty();
    this.messages = Messages.accept(exchange, named ? protocol.word() : "", LARGEST);
    this.protocol = protocol;
    this.channels = new Channels(protocol);
    this.wish = wish;
  }

  /// Answers a request for a WebSocket. In the newest protocol it is the API server that talks with
  /// the client, and what the node says is told afterwards; in older ones the node talks with it,
  /// so that its refusal is the answer.
  public static void hold(Exchange exchange, Executor executor, Stored pod, Wish wish)
      throws IOException, InterruptedException {
    Optional<Protocol> protocol = Protocol.of(Messages.protocols(exchange.request()));
    if (protocol.isEmpty()) {
      text(exchange, 403, "");
    } else if (protocol.get() == Protocol.FIFTH) {
      Conversation here = new Conversation(exchange, protocol.get(), wish);
      try {
        here.attend(executor.begin(pod, wish));
      } catch (Unavailable gone) {
        here.greet();
        here.tell(Endings.internal(gone.inWords()));
        here.messages.close();
      }
    } else {
      try {
        relay(exchange, protocol.get(), wish, executor.begin(pod, wish));
      } catch (Unavailable gone) {
        refuse(exchange, gone);
      }
    }
  }

  private static void relay(Exchange exchange, Protocol protocol, Wish wish, Execution execution)
      throws IOException, InterruptedException {
    try {
      new Conversation(exchange, protocol, wish).attend(execution);
    } finally {
      execution.leave();
    }
  }

  private static void refuse(Exchange exchange, Unavailable gone) throws IOException {
    if (gone.status() == 0) {
      throw new Refusal(500, "", "error dialing backend: " + gone.reason(), JsonObject.EMPTY);
    }
    text(exchange, gone.status(), gone.reason());
  }

  private static void text(Exchange exchange, int status, String text) throws IOException {
    exchange.reply(
        status,
        Headers.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /// An empty message says that all is ready.
  private void greet() throws IOException {
    int channel =
        wish.stdout() ? Channels.STDOUT : wish.stderr() ? Channels.STDERR : Channels.ERROR;
    send(channel, new byte[0]);
  }

  private void attend(Execution execution) throws IOException, InterruptedException {
    greet();
    Thread.ofVirtual().name("remote-input").start(() -> hear(execution));
    try {
      tell(execution.attend(new Listener()));
    } finally {
      execution.leave();
    }
    messages.close();
  }

  private void hear(Execution execution) {
    Hearing hearing = new Hearing(execution);
    try {
      Optional<byte[]> message = messages.next();
      while (message.isPresent()) {
        channels.read(message.get(), hearing);
        message = messages.next();
      }
    } catch (IOException gone) {
      // Whoever is gone types nothing more.
    } finally {
      execution.leave();
    }
  }

  /// Passes on what the client types.
  private final class Hearing implements Channels.Ear {
    private final Execution execution;

    Hearing(Execution execution) {
      this.execution = execution;
    }

    @Override
    public void heard(int channel, byte[] bytes) {
      if (channel == Channels.STDIN && wish.stdin()) {
        execution.type(bytes);
      }
    }

    @Override
    public void closed(int channel) {
      if (channel == Channels.STDIN) {
        execution.endInput();
      }
    }
  }

  /// Sends what is said to the client, as far as it wants it.
  private final class Listener implements Audience {
    @Override
    public void output(byte[] said) {
      if (wish.stdout()) {
        attempt(Channels.STDOUT, said);
      }
    }

    @Override
    public void errors(byte[] said) {
      if (wish.tty()) {
        output(said);
      } else if (wish.stderr()) {
        attempt(Channels.STDERR, said);
      }
    }

    private void attempt(int channel, byte[] said) {
      try {
        send(channel, said);
      } catch (IOException gone) {
        // Who hears the client notices, too.
      }
    }
  }

  private void send(int channel, byte[] bytes) throws IOException {
    byte[] message = channels.message(channel, bytes);
    if (protocol.isText()) {
      messages.say(message);
    } else {
      messages.send(message);
    }
  }

  private void tell(Outcome outcome) throws IOException {
    boolean translated = protocol == Protocol.FIFTH;
    switch (outcome) {
      case Outcome.Exited(int status) when status == 0 -> tell(Endings.success());
      case Outcome.Exited(int status) ->
          tell(
              Endings.exit(
                  status,
                  translated
                      ? "command terminated with exit code " + status
                      : "error executing command " + wish.words() + ", exit code " + status));
      case Outcome.Failed(String message) ->
          // The API server takes what the node calls an error of its own for one of its own, too.
          tell(Endings.internal(translated ? "Internal error occurred: " + message : message));
    }
  }

  private void tell(JsonObject status) throws IOException {
    boolean well = status.text("status").orElse("").equals("Success");
    if (protocol.tellsStatus()) {
      send(Channels.ERROR, status.toString().getBytes(StandardCharsets.UTF_8));
    } else if (!well) {
      String message = status.text("message").orElse("");
      send(Channels.ERROR, message.getBytes(StandardCharsets.UTF_8));
    }
  }
}
