package turbulence.experiment.notify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.Version;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.http.Http;
import turbulence.experiment.settings.Settings;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Tells the channels of the settings how a command fares, one after the other. What they make of
/// it never changes what comes of the command.
public final class Notifications implements Listener {
  /// A channel and what it wants to hear.
  private record Subscription(@Nullable Json events, Channel channel) {}

  private final Scope scope;
  private final Level trouble;
  private final Notifiers notifiers;
  private final List<Subscription> subscriptions = new ArrayList<>();

  /// @param scope what notifiers may see and touch
  /// @param trouble how loud it is said that a channel does not work
  public Notifications(Settings settings, Scope scope, Notifiers notifiers, Level trouble) {
    this.scope = scope;
    this.trouble = trouble;
    this.notifiers = notifiers;
    JsonArray channels = settings.tree().array("notifications");
    for (int i = 0; i < channels.size(); i++) {
      add(channels.get(i), i);
    }
  }

  /// Whether there is nobody to tell.
  public boolean isIdle() {
    return subscriptions.isEmpty();
  }

  private void add(Json declared, int index) {
    if (declared instanceof JsonObject channel) {
      Channel found = channel(channel, "notifications[" + index + "]");
      if (found != null) {
        subscriptions.add(new Subscription(channel.get("events"), found));
      }
    } else {
      warn(
          "notifications[" + index + "] of the settings must be an object, not " + declared.kind());
    }
  }

  private @Nullable Channel channel(JsonObject settings, String place) {
    String type = settings.text("type").orElse("");
    switch (type) {
      case "http" -> {
        Http http = new Http(scope.world(), "turbulence/" + Version.NUMBER);
        return new HttpChannel(settings, http);
      }
      case "plugin" -> {
        return plugin(settings, place);
      }
      default -> {
        warn(place + ".type of the settings must be http or plugin, not '" + type + "'");
        return null;
      }
    }
  }

  private @Nullable Channel plugin(JsonObject settings, String place) {
    String module = settings.text("module").orElse("");
    Notifier notifier = notifiers.find(module);
    if (notifier == null) {
      warn(place + " of the settings: there is no notification plugin '" + module + "'");
      return null;
    }
    return new PluginChannel(settings, notifier, scope);
  }

  @Override
  public void on(Event event) {
    News news = News.of(event);
    if (news == null) {
      return;
    }
    for (Subscription subscription : subscriptions) {
      if (news.isWanted(subscription.events)) {
        tell(subscription.channel, news);
      }
    }
  }

  private void tell(Channel channel, News news) {
    boolean interrupted = Thread.interrupted(); // that a run was interrupted is news as well
    try {
      channel.tell(news, scope.world().now());
    } catch (ActivityFailed e) {
      warn(e.reason());
    } catch (InterruptedException e) {
      interrupted = true;
      warn("interrupted while telling of " + news.name());
    } catch (RuntimeException e) {
      warn("telling of " + news.name() + " failed: " + e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void warn(String text) {
    scope.events().log(trouble, text);
  }
}
