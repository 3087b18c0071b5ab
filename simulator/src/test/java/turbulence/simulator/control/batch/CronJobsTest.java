package turbulence.simulator.control.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.References;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class CronJobsTest {
  private final Yard yard = new Yard(1);

  private JsonObject status() {
    return yard.get(Kinds.CRON_JOBS, "c").status();
  }

  private List<String> told(String reason) {
    return yard.town.told("c").stream().filter(each -> each.startsWith(reason + " ")).toList();
  }

  @Test
  void each_time_that_the_schedule_says_a_job_is_made() {
    Stored cron = yard.cron("*/5 * * * *", "ok", "");
    yard.advance(290);
    assertThat(yard.all(Kinds.JOBS)).isEmpty();
    assertThat(status().has("lastScheduleTime")).isFalse();
    yard.advance(11);
    Stored job = yard.all(Kinds.JOBS).getFirst();
    long minutes = Instant.parse("2026-01-01T00:05:00Z").getEpochSecond() / 60;
    assertThat(job.key().name()).isEqualTo("c-" + minutes);
    assertThat(References.isControlledBy(job, cron.uid())).isTrue();
    assertThat(Fields.text(job.metadata(), "creationTimestamp")).isEqualTo("2026-01-01T00:05:00Z");
    assertThat(
            Fields.text(
                job.metadata().object("annotations"),
                "batch.kubernetes.io/cronjob-scheduled-timestamp"))
        .isEqualTo("2026-01-01T00:05:00Z");
    assertThat(Fields.objects(status(), "active")).hasSize(1);
    assertThat(Fields.objects(status(), "active").getFirst().names())
        .containsExactly("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion");
    assertThat(Fields.text(status(), "lastScheduleTime")).isEqualTo("2026-01-01T00:05:00Z");
    yard.advance(30);
    assertThat(status().has("active")).isFalse();
    assertThat(status().has("lastSuccessfulTime")).isTrue();
    assertThat(yard.town.told("c"))
        .containsExactly(
            "SuccessfulCreate Created job " + job.key().name(),
            "SawCompletedJob Saw completed job: " + job.key().name() + ", condition: Complete");
  }

  @Test
  void a_day_of_jobs_leaves_as_many_as_are_kept() {
    yard.cron("*/10 * * * *", "ok", "'successfulJobsHistoryLimit':2");
    yard.advance(86_400 + 30);
    assertThat(yard.all(Kinds.JOBS)).hasSize(2);
    assertThat(yard.pods()).hasSize(2);
    assertThat(Fields.text(status(), "lastScheduleTime")).isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void of_failed_jobs_one_is_kept() {
    yard.cron("* * * * *", "exit-1", "");
    yard.spec(
        Kinds.CRON_JOBS,
        "c",
        "jobTemplate",
        yard.get(Kinds.CRON_JOBS, "c")
            .spec()
            .object("jobTemplate")
            .with(
                "spec",
                yard.get(Kinds.CRON_JOBS, "c")
                    .spec()
                    .object("jobTemplate")
                    .object("spec")
                    .with("backoffLimit", 0)));
    yard.advance(600);
    assertThat(yard.all(Kinds.JOBS)).hasSize(1);
    assertThat(status().has("lastSuccessfulTime")).isFalse();
    assertThat(told("SawCompletedJob").getFirst()).endsWith(", condition: Failed");
  }

  private void slow(String policy) {
    yard.image("slow", shell -> shell.after(Duration.ofSeconds(100), () -> shell.exit(0)));
    yard.cron("* * * * *", "slow", "'concurrencyPolicy':'" + policy + "'");
  }

  @Test
  void jobs_may_run_beside_each_other() {
    slow("Allow");
    yard.advance(150);
    assertThat(Fields.objects(status(), "active")).hasSize(2);
  }

  @Test
  void a_job_is_not_begun_while_another_runs() {
    slow("Forbid");
    yard.advance(150);
    assertThat(yard.all(Kinds.JOBS)).hasSize(1);
    assertThat(told("JobAlreadyActive"))
        .containsExactly(
            "JobAlreadyActive Not starting job because prior execution is running and concurrency"
                + " policy is Forbid");
    yard.advance(30);
    assertThat(yard.names(Kinds.JOBS)).hasSize(2);
    assertThat(Fields.text(status(), "lastScheduleTime")).isEqualTo("2026-01-01T00:02:00Z");
  }

  @Test
  void a_job_takes_the_place_of_the_one_before() {
    slow("Replace");
    yard.advance(150);
    assertThat(yard.names(Kinds.JOBS))
        .containsExactly("c-" + Instant.parse("2026-01-01T00:02:00Z").getEpochSecond() / 60);
    assertThat(Fields.objects(status(), "active")).hasSize(1);
    assertThat(told("SuccessfulDelete")).hasSize(1);
    assertThat(yard.pods()).hasSize(1);
  }

  @Test
  void what_was_missed_during_a_pause_is_made_up_for_once() {
    yard.cron("* * * * *", "ok", "");
    yard.advance(65);
    yard.spec(Kinds.CRON_JOBS, "c", "suspend", true);
    yard.advance(3 * 3600);
    assertThat(yard.all(Kinds.JOBS)).hasSize(1);
    yard.spec(Kinds.CRON_JOBS, "c", "suspend", false);
    yard.advance(1);
    assertThat(yard.all(Kinds.JOBS)).hasSize(2);
    assertThat(told("TooManyMissedTimes"))
        .containsExactly(
            "TooManyMissedTimes too many missed start times. Set or decrease"
                + " .spec.startingDeadlineSeconds or check clock skew");
    assertThat(Fields.text(status(), "lastScheduleTime")).isEqualTo("2026-01-01T03:01:00Z");
  }

  @Test
  void what_is_too_late_is_left_out() {
    yard.cron("*/10 * * * *", "ok", "'startingDeadlineSeconds':30,'suspend':true");
    yard.advance(3600 + 300);
    yard.spec(Kinds.CRON_JOBS, "c", "suspend", false);
    yard.advance(60);
    assertThat(yard.all(Kinds.JOBS)).isEmpty();
    yard.advance(300);
    assertThat(yard.all(Kinds.JOBS)).hasSize(1);
  }

  @Test
  void a_new_schedule_is_followed() {
    yard.cron("0 0 1 1 *", "ok", "");
    yard.advance(10);
    yard.spec(Kinds.CRON_JOBS, "c", "schedule", "*/2 * * * *");
    yard.advance(115);
    assertThat(yard.all(Kinds.JOBS)).hasSize(1);
  }

  @Test
  void a_day_that_never_comes_is_said_once() {
    yard.cron("0 0 30 2 *", "ok", "");
    yard.advance(86_400);
    assertThat(yard.town.told("c"))
        .containsExactly(
            "InvalidSchedule invalid schedule: 0 0 30 2 * : time difference between two schedules"
                + " is less than 1 second");
  }

  @Test
  void a_job_that_somebody_made_of_it_is_noticed() {
    Stored cron = yard.cron("0 0 1 1 *", "ok", "");
    JsonObject metadata =
        JsonObject.of("name", "mine").with("ownerReferences", JsonArray.of(References.to(cron)));
    JsonObject job =
        JsonObject.of("apiVersion", "batch/v1", "kind", "Job")
            .with("metadata", metadata)
            .with("spec", cron.spec().object("jobTemplate").object("spec"));
    assertThat(yard.town.verbs.create(Caller.ADMIN, new Key(Kinds.JOBS, "shop", "mine"), job).uid())
        .isNotEmpty();
    yard.advance(20);
    assertThat(told("UnexpectedJob"))
        .containsExactly(
            "UnexpectedJob Saw a job that the controller did not create or forgot: mine");
    assertThat(status().has("lastSuccessfulTime")).isTrue();
  }

  @Test
  void jobs_go_with_their_cron_job() {
    yard.cron("* * * * *", "long", "");
    yard.advance(150);
    assertThat(yard.pods()).hasSize(2);
    yard.delete(Kinds.CRON_JOBS, "c", turbulence.simulator.api.Deletion.PLAIN);
    yard.advance(20);
    assertThat(yard.all(Kinds.JOBS)).isEmpty();
    assertThat(yard.pods()).isEmpty();
  }

  @Test
  void over_both_changes_of_the_clock_jobs_follow_it() {
    assertThat(scheduled("America/New_York", "2026-03-07T12:00:00Z", "30 2 * * *", 3))
        .containsExactly("2026-03-09T02:30:00-04:00", "2026-03-10T02:30:00-04:00");
    assertThat(scheduled("America/New_York", "2026-10-31T12:00:00Z", "30 1 * * *", 2))
        .containsExactly(
            "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00", "2026-11-02T01:30:00-05:00");
    assertThat(scheduled("Europe/Berlin", "2026-03-28T12:00:00Z", "0 */6 * * *", 1))
        .containsExactly(
            "2026-03-28T18:00:00+01:00",
            "2026-03-29T00:00:00+01:00",
            "2026-03-29T06:00:00+02:00",
            "2026-03-29T12:00:00+02:00");
    assertThat(scheduled("Australia/Sydney", "2026-04-04T00:00:00Z", "0 2 * * *", 2))
        .containsExactly(
            "2026-04-05T02:00:00+11:00", "2026-04-05T02:00:00+10:00", "2026-04-06T02:00:00+10:00");
  }

  private static List<String> scheduled(String zone, String start, String schedule, int days) {
    Yard there = new Yard(2, Instant.parse(start));
    there.cron(schedule, "exit-0", "'timeZone':'" + zone + "','successfulJobsHistoryLimit':100");
    there.advance(days * 86_400.0);
    List<String> times = new ArrayList<>();
    there
        .all(Kinds.JOBS)
        .forEach(job ->
            times.add(
                Fields.text(
                    job.metadata().object("annotations"),
                    "batch.kubernetes.io/cronjob-scheduled-timestamp")));
    return times;
  }
}
