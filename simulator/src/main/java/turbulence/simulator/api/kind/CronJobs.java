package turbulence.simulator.api.kind;

import java.time.zone.ZoneRulesProvider;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// CronJobs.
final class CronJobs implements Behaviour {
  private static final int LONGEST_NAME = 52;
  private static final Json ALLOW = new JsonText("Allow");
  private static final Json THREE = new JsonNumber(3L);

  @Override
  public JsonObject defaulted(JsonObject job) {
    return Draft.of(job).always("spec", CronJobs::spec).always("status", status -> status).build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .presetBlank("concurrencyPolicy", ALLOW)
        .preset("suspend", JsonBool.FALSE)
        .always("jobTemplate", CronJobs::template)
        .preset("successfulJobsHistoryLimit", THREE)
        .preset("failedJobsHistoryLimit", Containers.ONE)
        .build();
  }

  private static JsonObject template(JsonObject template) {
    return Draft.of(template)
        .always("metadata", metadata -> metadata)
        .always("spec", spec -> Draft.of(spec).always("template", PodSpecs::template).build())
        .build();
  }

  @Override
  public JsonObject created(JsonObject job, Surroundings surroundings) {
    return job.with("status", JsonObject.EMPTY);
  }

  @Override
  public void check(JsonObject job, Findings findings) {
    checkSpec(Field.root(job, findings).child("spec"));
    Field name = Field.root(job, findings).child("metadata", "name");
    if (name.text().length() > LONGEST_NAME) {
      name.invalid("must be no more than " + LONGEST_NAME + " characters");
    }
  }

  private static void checkSpec(Field spec) {
    Field schedule = spec.child("schedule");
    if (schedule.isBlank()) {
      schedule.required("");
    } else {
      schedule.must(CronForm.complaints(schedule.text()));
    }
    spec.child("startingDeadlineSeconds").notNegative();
    checkZone(spec.child("timeZone"));
    Field policy = spec.child("concurrencyPolicy");
    policy.oneOf(List.of("Allow", "Forbid", "Replace"));
    Field template = spec.child("jobTemplate").child("spec");
    JobCheck.spec(template);
    if (template.child("selector").isSet()) {
      template.child("selector").invalid("`selector` will be auto-generated");
    }
    if (template.child("manualSelector").isTrue()) {
      template.child("manualSelector").unsupported(List.of("nil", "false"));
    }
    spec.child("successfulJobsHistoryLimit").notNegative();
    spec.child("failedJobsHistoryLimit").notNegative();
  }

  private static void checkZone(Field zone) {
    if (!zone.isSet()) {
      return;
    }
    if (zone.isBlank()) {
      zone.invalid("timeZone must be nil or non-empty string");
    } else if (zone.text().equalsIgnoreCase("local")) {
      zone.invalid(
          "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
    } else if (zone.text().contains("..")
        || zone.text().startsWith("/")
        || zone.text().startsWith("\\")) {
      zone.invalid("time: invalid location name");
    } else if (!ZoneRulesProvider.getAvailableZoneIds().contains(zone.text())) {
      zone.invalid("unknown time zone " + zone.text());
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    checkSpec(Field.root(after, findings).child("spec"));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
